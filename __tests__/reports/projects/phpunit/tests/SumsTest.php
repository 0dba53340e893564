<?php

use PHPUnit\Framework\TestCase;

final class SumsTest extends TestCase
{
    public function testPasses(): void
    {
        $this->assertSame(2, 1 + 1);
    }

    public function testFailsWithTexts(): void
    {
        echo "printed <out> & ::error::no command";
        $this->fail("1 < 2 & \"two\" 'three' \u{1F419} \e[31mred\e[0m \0\x07 ]]> \xff");
    }

    public function testErrors(): void
    {
        throw new RuntimeException("first line\nsecond line");
    }

    public function testIsSkipped(): void
    {
        $this->markTestSkipped('not <now> & "here"');
    }

    public function testIsForLater(): void
    {
        $this->markTestIncomplete('later');
    }

    public function testIsRisky(): void
    {
    }

    /** @dataProvider texts */
    public function testTakes(string $text): void
    {
        $this->assertSame(3, strlen($text));
    }

    public static function texts(): array
    {
        return ['<b> & "quotes"' => ['<i>'], "\u{1F419} octopus" => ['four'], 2 => [']]>']];
    }
}
