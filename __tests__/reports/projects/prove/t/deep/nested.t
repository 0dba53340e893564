use strict;
use warnings;
use Test::More;

sub helper { is($_[0], 'right', 'fails in a helper') }

helper('wrong');
ok(1, 'passes deep');
die "out of luck\n";
