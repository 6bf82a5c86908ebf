// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import io.neurozoo.backend.Session;
import io.neurozoo.graph.ReferenceExecutor;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A session of a {@link HeapExecutable}. */
final class HeapSession implements Session {
  private final HeapExecutable executable;
  private final Map<String, Tensor> inputs = new LinkedHashMap<>();
  private final Map<String, Tensor> outputs = new LinkedHashMap<>();
  private final List<Tensor> own = new ArrayList<>();
  private boolean closed;

  HeapSession(HeapExecutable executable, Map<String, Tensor> bound) {
    this.executable = executable;
    if (!executable.graph().inputs().keySet().containsAll(bound.keySet())) {
      throw new IllegalArgumentException("the graph has no inputs " + bound.keySet());
    }
    try {
      allocateAll(bound);
    } catch (RuntimeException e) {
      own.forEach(Tensor::close);
      throw e;
    }
  }

  private void allocateAll(Map<String, Tensor> bound) {
    executable.graph().inputs().forEach(
        (name, value) -> {
          Tensor given = bound.get(name);
          if (given != null && !given.type().equals(value.type())) {
            throw new IllegalArgumentException(name + " is " + given.type());
          }
          inputs.put(name, given != null ? given : allocate(value.type()));
        });
    executable.graph().outputs()
        .forEach((name, value) -> outputs.put(name, allocate(value.type())));
  }

  private Tensor allocate(TensorType type) {
    Tensor tensor = executable.backend.allocate(type);
    own.add(tensor);
    return tensor;
  }

  @Override
  public Tensor input(String name) {
    return inputs.get(name);
  }

  @Override
  public Tensor output(String name) {
    Tensor output = outputs.get(name);
    if (output == null) {
      throw new IllegalArgumentException("no output '" + name + "' among " + outputs.keySet());
    }
    return output;
  }

  @Override
  public void run() {
    Map<String, NdArray> given = new LinkedHashMap<>();
    inputs.forEach((name, tensor) -> given.put(name, NdArray.of(tensor)));
    executable.backend.duringRun.run();
    ReferenceExecutor.run(executable.graph(), given)
        .forEach((name, value) -> value.copyTo(outputs.get(name)));
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      own.forEach(Tensor::close);
      executable.sessions.decrementAndGet();
      executable.backend.openSessions.decrementAndGet();
    }
  }
}
