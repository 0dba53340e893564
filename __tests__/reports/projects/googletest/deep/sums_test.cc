#include <gtest/gtest.h>

#include <stdexcept>

TEST(Sums, Passes) {}

TEST(Sums, FailsWithTexts) {
  FAIL() << "1 < 2 & \"two\" 'three' \xF0\x9F\x90\x99 \x1b[31mred\x1b[0m \x07 ]]>";
}

TEST(Sums, FailsTwice) {
  EXPECT_EQ(1, 2) << "first";
  EXPECT_STREQ("<b>", "&c") << "second";
}

TEST(Sums, Throws) { throw std::runtime_error("first line\nsecond line"); }

TEST(Sums, IsSkipped) { GTEST_SKIP() << "not <now> & \"here\""; }

TEST(Sums, DISABLED_IsDisabled) { FAIL(); }

class Takes : public testing::TestWithParam<const char*> {};

TEST_P(Takes, ThreeLetters) { EXPECT_EQ(3u, std::string(GetParam()).size()); }

INSTANTIATE_TEST_SUITE_P(Texts, Takes, testing::Values("<i>", "four", "]]>"));

class BrokenSuite : public testing::Test {
 protected:
  static void SetUpTestSuite() { FAIL() << "no suite"; }
};

TEST_F(BrokenSuite, Runs) {}
