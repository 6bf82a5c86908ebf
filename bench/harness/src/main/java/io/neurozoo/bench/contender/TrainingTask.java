// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.contender;

/**
 * Training steps over batches that rotate. There are {@value #INPUTS} batches of examples and
 * {@value #TARGETS} of targets, so that an example meets many targets: its loss cannot fall to 0,
 * where denormals would slow down whoever gets there first.
 *
 * @param batch examples of a step
 */
public record TrainingTask(String name, Mlp network, int batch) implements Task {
  /** How many batches of examples. */
  public static final int INPUTS = 8;

  /** How many batches of targets; no factor in common with {@link #INPUTS}. */
  public static final int TARGETS = 7;

  /** Adam's learning rate. */
  public static final float LEARNING_RATE = 1e-3f;

  /** Batch i of the examples, [batch, inputs], row-major. */
  public float[] input(int i) {
    return Numbers.uniform(200 + i, batch * network.inputs(), -1, 1);
  }

  /** Batch i of the classes, where the network has classes. */
  public int[] labels(int i) {
    return Numbers.integers(300 + i, batch, network.outputs());
  }

  /** Batch i of the values, [batch, outputs], where the network has none. */
  public float[] values(int i) {
    return Numbers.uniform(400 + i, batch * network.outputs(), -1, 1);
  }

  @Override
  public Step open(Contender contender) {
    return contender.training(this);
  }

  @Override
  public int stepsToChecksum() {
    return INPUTS * TARGETS;
  }

  /**
   * Products forward, for the weights' gradients and, but for the first layer, for the inputs'. Of
   * each parameter: it is read forward and backward; its gradient is written; Adam reads it, the
   * gradient and two moments and writes all but the gradient. Activations and their gradients are
   * written and read.
   */
  @Override
  public Work work(int threads) {
    double forward = network.flops(batch);
    double flops = 3 * forward - 2.0 * batch * network.in(0) * network.out(0);
    double parameters = network.parameters();
    double activations = (double) batch * network.activations();
    return new Work(
        flops,
        Float.BYTES * (10 * parameters + 4 * activations),
        Float.BYTES * (4 * parameters + 2 * activations));
  }
}
