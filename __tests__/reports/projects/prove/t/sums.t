use strict;
use warnings;
use utf8;
use Test::More;

binmode Test::More->builder->$_, ':encoding(UTF-8)' for qw(output failure_output todo_output);

ok(1, 'passes');
is('1 < 2 & "two"', '', "fails with texts <b> & \"quotes\" 'three' \x{1F419} \e[31mred\e[0m \a ]]>");
ok(0);
SKIP: {
    skip 'not <now> & "here"', 1;
}
TODO: {
    local $TODO = 'known';
    ok(0, 'fails as it should');
}
subtest 'outer' => sub {
    ok(1, 'passes below');
    subtest 'inner' => sub { is('wrong', 'right', 'fails below') };
};
done_testing;
