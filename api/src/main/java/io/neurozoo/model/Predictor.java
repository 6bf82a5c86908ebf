// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import io.neurozoo.backend.Session;
import io.neurozoo.tensor.Tensor;

/**
 * A model planned for one batch size, with memory to run in. For one thread at a time; any number
 * of predictors of a model may run at once. Once warm, a run allocates no Java object.
 *
 * <p>Usage: write the examples into {@link #input}, {@link #run}, read {@link #output}.
 */
public final class Predictor implements AutoCloseable {
  private final int batch;
  private final Session session;
  private final Runnable onClose;
  private boolean open = true;

  Predictor(int batch, Session session, Runnable onClose) {
    this.batch = batch;
    this.session = session;
    this.onClose = onClose;
  }

  /** How many examples one run takes. */
  public int batch() {
    return batch;
  }

  /** The examples, F32[batch, ...], row-major. Write into it before a run. */
  public Tensor input() {
    return session().input(InferenceProgram.INPUT);
  }

  /** What the network says, F32[batch, ...]; valid after a run and until the next. */
  public Tensor output() {
    return session().output(InferenceProgram.OUTPUT);
  }

  /** The output of that name: {@code output}, or {@code probabilities} where there are labels. */
  public Tensor output(String name) {
    return session().output(name);
  }

  /** Predicts once. */
  public void run() {
    session().run();
  }

  private Session session() {
    if (!open) {
      throw new IllegalStateException("the predictor is closed; keep it open while it is in use");
    }
    return session;
  }

  /** Gives the memory back. Closing twice does nothing. */
  @Override
  public void close() {
    if (open) {
      open = false;
      onClose.run();
    }
  }
}
