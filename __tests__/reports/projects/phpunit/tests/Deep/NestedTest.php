<?php

namespace Deep;

use PHPUnit\Framework\TestCase;

final class NestedTest extends TestCase
{
    private function helper(string $value): void
    {
        $this->assertSame('right', $value);
    }

    public function testFailsInHelper(): void
    {
        $this->helper('wrong');
    }

    public function testPassesDeep(): void
    {
        $this->assertTrue(true);
    }
}
