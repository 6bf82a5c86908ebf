// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.metric;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How well classes are told apart, beyond the accuracy.
 *
 * @param confusion which classes are taken for which, with precision, recall and F1
 * @param topK whether the right class is among the first k
 * @param auc area under the receiver operating characteristic of the class with index 1 against
 *     that with index 0; empty where there are more than two classes, or examples of one only
 */
public record Classification(ConfusionMatrix confusion, TopK topK, OptionalDouble auc) {

  /** Refuses null. */
  public Classification {
    Objects.requireNonNull(confusion, "confusion");
    Objects.requireNonNull(topK, "topK");
    Objects.requireNonNull(auc, "auc");
  }
}
