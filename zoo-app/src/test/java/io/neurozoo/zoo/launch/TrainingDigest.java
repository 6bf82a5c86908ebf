// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.launch;

import io.neurozoo.backend.Backend;
import io.neurozoo.backend.BackendOptions;
import io.neurozoo.model.Model;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.training.data.Dataset;
import java.lang.foreign.ValueLayout;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Trains two epochs and prints the sha256 of the weights before and after, and of predictions. */
final class TrainingDigest {
  private static final int EXAMPLES = 107;

  private TrainingDigest() {}

  /**
   * Takes the options of the backend, threads, vectors, planMemory and poison, and for how many
   * epochs another model is trained before, so that code is compiled.
   */
  public static void main(String[] arguments) {
    var options =
        new BackendOptions(
            Integer.parseInt(arguments[0]),
            Boolean.parseBoolean(arguments[1]),
            Boolean.parseBoolean(arguments[2]),
            Boolean.parseBoolean(arguments[3]));
    Dataset data = Training.data(EXAMPLES);
    int warming = Integer.parseInt(arguments[4]);
    try (Backend backend = Backend.open(options);
        Model other = Training.model(backend);
        Model model = Training.model(backend)) {
      System.err.println(backend.description());
      if (warming > 0) {
        Training.trainer().epochs(warming).fit(other, data);
      }
      System.out.println("begin " + sha256(model.parameterValues()));
      Training.trainer().epochs(2).fit(model, data);
      System.err.println("workers allocated " + Allocation.ofWorkers() + " bytes");
      System.out.println("weights " + sha256(model.parameterValues()));
      float[] outputs = model.predict(Training.inputs(EXAMPLES));
      try (Tensor rows = Tensor.of(model.outputShape().prepend(EXAMPLES), outputs)) {
        System.out.println("predictions " + sha256(rows));
      }
    }
  }

  private static String sha256(Tensor tensor) {
    try {
      byte[] bytes = tensor.segment().toArray(ValueLayout.JAVA_BYTE);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
