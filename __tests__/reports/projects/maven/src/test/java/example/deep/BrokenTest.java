package example.deep;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BrokenTest {
  @BeforeAll
  static void hook() {
    throw new IllegalStateException("no hook");
  }

  @Test
  void neverRuns() {}
}
