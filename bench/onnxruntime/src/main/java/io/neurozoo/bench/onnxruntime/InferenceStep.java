// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.neurozoo.bench.contender.InferenceTask;
import io.neurozoo.bench.contender.Step;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A run whose inputs and output are bound to direct buffers already. */
final class InferenceStep implements Step {
  private final OrtSession session;
  private final List<Map<String, OnnxTensor>> inputs = new ArrayList<>();
  private final FloatBuffer output;
  private final Map<String, OnnxTensor> outputs;
  private int steps;

  InferenceStep(InferenceTask task, int threads) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    int batch = task.batch();
    try {
      try (var options = new OrtSession.SessionOptions()) {
        options.setIntraOpNumThreads(threads);
        options.setInterOpNumThreads(1);
        session = environment.createSession(OnnxMlp.model(task.network(), batch), options);
      }
      long[] inputShape = {batch, task.network().inputs()};
      for (int i = 0; i < InferenceTask.INPUTS; i++) {
        FloatBuffer values = direct(batch * task.network().inputs()).put(task.input(i)).rewind();
        inputs.add(
            Map.of(OnnxMlp.INPUT, OnnxTensor.createTensor(environment, values, inputShape)));
      }
      output = direct(batch * task.network().outputs());
      long[] outputShape = {batch, task.network().outputs()};
      outputs =
          Map.of(OnnxMlp.OUTPUT, OnnxTensor.createTensor(environment, output, outputShape));
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  private static FloatBuffer direct(int floats) {
    return ByteBuffer.allocateDirect(floats * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  @Override
  public void run() {
    try {
      session.run(inputs.get(steps++ % InferenceTask.INPUTS), outputs).close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public double checksum() {
    double sum = 0;
    for (int i = 0; i < output.capacity(); i++) {
      sum += output.get(i);
    }
    return sum;
  }

  @Override
  public void close() {
    try {
      inputs.forEach(input -> input.values().forEach(OnnxTensor::close));
      outputs.values().forEach(OnnxTensor::close);
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
