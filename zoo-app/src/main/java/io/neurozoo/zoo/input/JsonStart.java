// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.input;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells by its beginning whether JSON holds objects or arrays of numbers. */
final class JsonStart {
  /** White space and brackets before the first object; what comes later is no beginning. */
  private static final int FAR = 4096;

  private JsonStart() {}

  /** True where the first thing is an object, or an array that begins with one. */
  static boolean isObject(BufferedInputStream in) throws IOException {
    in.mark(FAR);
    int arrays = 0;
    for (int i = 0; i < FAR; i++) {
      int b = read(in);
      if (b == '[' && arrays == 0) {
        arrays++;
      } else if (b > ' ' || b < 0) {
        in.reset();
        return b == '{';
      }
    }
    in.reset();
    return false;
  }

  private static int read(InputStream in) throws IOException {
    int b = in.read();
    // A byte order mark is passed over, as the parser does.
    return b == 0xef || b == 0xbb || b == 0xbf ? ' ' : b;
  }
}
