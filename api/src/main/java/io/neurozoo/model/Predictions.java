// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import io.neurozoo.backend.Session;
import java.util.function.IntFunction;

/** Runs a model for any number of threads at once; the weights count every run and predictor. */
final class Predictions {
  private final Weights weights;
  private final PlanCache plans;

  Predictions(Weights weights, IntFunction<Plan> compile) {
    this.weights = weights;
    this.plans = new PlanCache(compile);
  }

  /** A predictor with a session of its own, whose memory goes back when it is closed. */
  Predictor open(int batch) {
    weights.beginPrediction();
    Plan plan = null;
    try {
      plan = plans.acquire(batch);
      return predictor(plan, batch);
    } catch (RuntimeException | Error e) {
      end(plan);
      throw e;
    }
  }

  private Predictor predictor(Plan plan, int batch) {
    Session session = plan.open();
    return new Predictor(
        batch,
        session,
        () -> {
          try {
            session.close();
          } finally {
            end(plan);
          }
        });
  }

  /** One run, in a session that later runs of the same batch size use again. */
  float[] predict(int batch, float[] inputs) {
    weights.beginPrediction();
    Plan plan = null;
    try {
      plan = plans.acquire(batch);
      return run(plan, inputs);
    } finally {
      end(plan);
    }
  }

  private static float[] run(Plan plan, float[] inputs) {
    Session session = plan.borrow();
    float[] output;
    try {
      session.input(InferenceProgram.INPUT).copyFrom(inputs);
      session.run();
      output = session.output(InferenceProgram.OUTPUT).toFloats();
    } catch (RuntimeException | Error e) {
      session.close();
      throw e;
    }
    plan.giveBack(session);
    return output;
  }

  private void end(Plan plan) {
    if (plan != null) {
      plans.release(plan);
    }
    weights.endPrediction();
  }

  /** Drops all plans and waiting sessions. */
  void clear() {
    plans.clear();
  }
}
