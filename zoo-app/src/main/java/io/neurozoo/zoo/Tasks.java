// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo;

import io.neurozoo.architecture.Task;
import io.neurozoo.training.data.Dataset;
import io.neurozoo.training.data.Target;

/** What a data set asks of a network. */
final class Tasks {
  private Tasks() {}

  static Task of(Dataset data) {
    return switch (data.target()) {
      case Target.Classes classes -> Task.classification(data.inputShape(), classes.labels());
      case Target.Values values ->
          Task.regression(data.inputShape(), Math.toIntExact(values.shape().size()));
    };
  }
}
