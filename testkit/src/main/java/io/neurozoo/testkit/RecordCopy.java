// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import io.neurozoo.layer.Layer;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Optional;

/** Makes another record of the same components. */
final class RecordCopy {
  private RecordCopy() {}

  /** The copy; empty for a layer that is no record, or one whose module is closed to us. */
  static Optional<Layer> of(Layer layer) {
    Class<? extends Layer> type = layer.getClass();
    if (!type.isRecord()) {
      return Optional.empty();
    }
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        Method accessor = components[i].getAccessor();
        accessor.setAccessible(true);
        types[i] = components[i].getType();
        values[i] = accessor.invoke(layer);
      }
      Constructor<? extends Layer> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return Optional.of(constructor.newInstance(values));
    } catch (InaccessibleObjectException e) {
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "the record " + type.getName() + " refuses its own components", e);
    }
  }
}
