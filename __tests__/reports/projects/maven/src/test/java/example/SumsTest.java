package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SumsTest {
  private static int tries;

  @Test
  void passes() {}

  @Test
  void failsWithTexts() {
    System.out.println("printed <out> & ::error::no command");
    fail("1 < 2 & \"two\" 'three' \uD83D\uDC19 \u001b[31mred\u001b[0m \0\7 ]]> \uD83D");
  }

  @Test
  void errors() {
    throw new IllegalStateException("first line\nsecond line");
  }

  @Test
  @Disabled("not <now> & \"here\"")
  void isSkipped() {}

  @Test
  @DisplayName("named <b> & \"quotes\" \uD83D\uDC19")
  void isNamed() {
    assertEquals("<b>", "&c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<i>", "\u0000null", "]]>"})
  void takes(String text) {
    assertEquals(3, text.length());
  }

  @Test
  void passesOnSecondTry() {
    tries += 1;
    assertTrue(tries > 1, "first <try>");
  }

  @Nested
  class Inner {
    @Test
    void failsDeep() {
      fail();
    }

    @Test
    void passesDeep() {}
  }
}
