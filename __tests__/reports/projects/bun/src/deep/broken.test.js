import 'there-is-no-such-module';
