// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.contender;

/**
 * Inference over batches that rotate.
 *
 * @param batch examples of a step
 */
public record InferenceTask(String name, Mlp network, int batch) implements Task {
  /** How many batches. */
  public static final int INPUTS = 8;

  /** Batch i of the examples, [batch, inputs], row-major. */
  public float[] input(int i) {
    return Numbers.uniform(500 + i, batch * network.inputs(), -1, 1);
  }

  @Override
  public Step open(Contender contender) {
    return contender.inference(this);
  }

  @Override
  public int stepsToChecksum() {
    return INPUTS;
  }

  /** Parameters are read, the activations of each layer written and read. */
  @Override
  public Work work(int threads) {
    double activations = (double) batch * network.activations();
    return new Work(
        network.flops(batch),
        Float.BYTES * (network.parameters() + 2 * activations),
        Float.BYTES * (network.parameters() + activations));
  }
}
