// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import java.util.List;
import java.util.stream.Stream;

/** The ways of writing each digit that {@link GeneratedDigits} draws. */
final class DigitGlyphs {

  /** Entry d holds the variants of digit d; {@link Glyph} explains the notation. */
  private static final List<List<Glyph>> VARIANTS =
      List.of(
          // 0: closed oval, with a slash, with ends that cross at the top.
          glyphs(
              "o 50,0 85,14 97,50 85,86 50,100 15,86 3,50 15,14",
              "o 50,0 85,14 97,50 85,86 50,100 15,86 3,50 15,14; - 76,20 24,80",
              "~ 66,6 30,8 8,34 8,66 30,94 66,96 92,70 92,30 72,4 40,0"),
          // 1: bar, with a flag, with flag and foot.
          glyphs(
              "- 50,0 50,100",
              "- 24,26 56,0 56,100",
              "- 26,24 52,0 52,100; - 22,100 82,100"),
          // 2: flat foot, looped foot, wavy foot.
          glyphs(
              "~ 12,26 26,5 58,0 86,20 78,48 42,78 10,100; - 10,100 92,100",
              "~ 12,22 40,0 78,10 82,40 55,70 26,96 10,86 28,74 60,92 95,98",
              "~ 10,30 22,5 56,0 88,22 70,56 10,98; ~ 10,98 40,88 68,98 95,92"),
          // 3: two bows, flat top, one flowing curve.
          glyphs(
              "~ 12,12 44,0 82,14 78,38 42,48; ~ 42,48 86,58 90,84 52,100 8,88",
              "- 12,2 86,2 44,40; ~ 44,40 84,50 92,76 58,100 8,92",
              "~ 14,10 54,0 86,22 56,46 38,49 58,50 92,72 52,100 10,90"),
          // 4: open, closed, round.
          glyphs(
              "- 28,2 8,62 94,62; - 68,28 68,100",
              "- 66,100 66,0 6,68 96,68",
              "~ 16,0 10,44 34,56 86,50; - 88,2 86,50 78,100"),
          // 5: angular, with the hat drawn last, in one curve.
          glyphs(
              "- 86,2 24,2 20,44; ~ 20,44 56,36 90,58 84,86 48,100 10,90",
              "- 26,6 26,46; ~ 26,46 62,42 88,64 76,94 40,100 10,86; - 26,6 90,2",
              "~ 88,4 50,0 22,18 30,42 66,52 88,74 60,98 10,92"),
          // 6: round, straight-backed, with a curled top.
          glyphs(
              "~ 70,0 34,22 10,62 24,92 56,100 88,82 80,58 50,50 16,68",
              "- 64,0 14,66; o 14,66 40,50 80,58 88,80 56,100 22,92",
              "~ 88,14 62,0 30,16 9,60 26,95 66,98 90,76 70,54 34,56 13,74"),
          // 7: plain, crossed, curved, with a serif.
          glyphs(
              "- 8,3 92,3 38,100",
              "- 8,3 92,3 38,100; - 30,52 82,52",
              "~ 8,10 50,4 92,2; ~ 92,2 62,44 46,100",
              "- 8,20 10,3 92,3; ~ 92,3 58,50 50,100"),
          // 8: two rings, one crossing stroke, small head.
          glyphs(
              "o 50,0 80,10 80,36 50,47 20,36 20,10; o 50,47 88,62 86,90 50,100 14,90 12,62",
              "o 78,14 50,0 22,14 34,38 70,60 86,84 50,100 14,84 30,60 66,38",
              "o 50,0 72,8 72,30 50,40 28,30 28,8; o 50,40 90,58 88,88 50,100 12,88 10,58"),
          // 9: straight tail, hooked tail, in one stroke.
          glyphs(
              "o 50,0 82,10 84,36 50,52 18,38 18,12; - 84,36 78,100",
              "o 50,0 82,10 88,34 50,52 14,38 18,12; ~ 88,34 84,72 56,100 22,92",
              "~ 86,14 50,0 14,20 26,48 62,46 86,14; - 86,14 72,100"));

  private DigitGlyphs() {}

  /** The most control points any glyph has. */
  static int maxPoints() {
    return VARIANTS.stream().flatMap(List::stream).mapToInt(Glyph::points).max().orElseThrow();
  }

  static List<Glyph> variantsOf(int digit) {
    return VARIANTS.get(digit);
  }

  private static List<Glyph> glyphs(String... texts) {
    return Stream.of(texts).map(Glyph::parse).toList();
  }
}
