// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.examples.embedding;

import io.neurozoo.model.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Loads a model and predicts. */
public final class Predict {
  private Predict() {}

  /**
   * Prints each output as its bits and as a number.
   *
   * @param arguments a {@code model.safetensors} or the directory that holds one, and a text file
   *     of numbers between blanks: any number of examples, one behind the other
   */
  public static void main(String[] arguments) throws IOException {
    try (Model model = Model.load(Path.of(arguments[0]))) {
      System.err.println(model + " on " + model.backend().description());
      for (float output : model.predict(numbers(Path.of(arguments[1])))) {
        System.out.printf("%08x %s%n", Float.floatToRawIntBits(output), output);
      }
    }
  }

  private static float[] numbers(Path file) throws IOException {
    String[] words = Files.readString(file).strip().split("\\s+");
    float[] numbers = new float[words.length];
    for (int i = 0; i < words.length; i++) {
      numbers[i] = Float.parseFloat(words[i]);
    }
    return numbers;
  }
}
