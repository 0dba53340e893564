#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>

#include <stdexcept>

TEST_CASE("passes") { REQUIRE(1 + 1 == 2); }

TEST_CASE("fails with texts <b> & \"quotes\" \xF0\x9F\x90\x99") {
  FAIL("1 < 2 & \"two\" 'three' \xF0\x9F\x90\x99 \x1b[31mred\x1b[0m \x07 ]]>");
}

TEST_CASE("has sections", "[deep]") {
  SECTION("outer") {
    SECTION("fails below") {
      CHECK(1 == 2);
      CHECK(std::string("<b>") == "&c");
    }
  }
}

TEST_CASE("throws") { throw std::runtime_error("first line\nsecond line"); }

TEST_CASE("fails as it should", "[!shouldfail]") { CHECK(false); }

TEST_CASE("may fail", "[!mayfail]") { CHECK(false); }
