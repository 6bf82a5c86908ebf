// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import io.neurozoo.file.JsonException;
import io.neurozoo.file.JsonObject;
import io.neurozoo.file.JsonPath;
import io.neurozoo.file.JsonValue;
import io.neurozoo.graph.Op;
import io.neurozoo.spi.OpType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The attributes of ops, which are the components of their records, as JSON. */
final class OpAttributes {
  private OpAttributes() {}

  /** An op's attributes by name, in the order of the record. */
  static JsonObject encode(OpType type, Op op) {
    JsonObject.Builder out = JsonObject.builder();
    for (RecordComponent component : type.type().getRecordComponents()) {
      out.put(component.getName(), encode(type, component, op));
    }
    return out.build();
  }

  @SuppressWarnings("unchecked") // The codec is the one of the component's type.
  private static JsonValue encode(OpType type, RecordComponent component, Op op) {
    var codec = (AttributeType<Object>) codec(component);
    try {
      var accessor = component.getAccessor();
      open(accessor, type);
      return codec.encode().apply(accessor.invoke(op));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "its attribute '" + component.getName() + "' cannot be read: " + cause(e));
    }
  }

  /**
   * One set of attributes out of two, from graphs for a batch of {@code n} and one of {@code m}.
   *
   * @throws IllegalArgumentException where one follows the batch in a way that cannot be saved
   */
  static JsonObject merge(OpType type, JsonObject atN, int n, JsonObject atM, int m) {
    JsonObject.Builder out = JsonObject.builder();
    for (RecordComponent component : type.type().getRecordComponents()) {
      JsonValue x = atN.require(component.getName());
      JsonValue y = atM.require(component.getName());
      Optional<JsonValue> merged =
          codec(component).followsBatch()
              ? BatchMark.merge(x, n, y, m)
              : Optional.of(x).filter(y::equals);
      out.put(
          component.getName(),
          merged.orElseThrow(
              () -> BatchTrace.notSavable("attribute '" + component.getName() + "'", x, y)));
    }
    return out.build();
  }

  /**
   * The op for a batch size.
   *
   * @throws JsonException where the attributes are not exactly the op's, or refused by it
   */
  static Op decode(OpType type, JsonObject attributes, int batch) {
    RecordComponent[] components = type.type().getRecordComponents();
    Set<String> names = new LinkedHashSet<>();
    Class<?>[] types = new Class<?>[components.length];
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < components.length; i++) {
      String name = components[i].getName();
      JsonPath path = attributes.path().member(name);
      names.add(name);
      types[i] = components[i].getType();
      values.add(
          codec(components[i]).decode().decode(attributes.require(name), path, batch));
    }
    attributes.rejectUnknown(names);
    try {
      Constructor<? extends Op> constructor = type.type().getDeclaredConstructor(types);
      open(constructor, type);
      return constructor.newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw JsonException.at(
          attributes.path(), type.id() + " refuses these attributes: " + cause(e));
    }
  }

  private static AttributeType<?> codec(RecordComponent component) {
    return AttributeType.of(component)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "its attribute '" + component.getName() + "' is of type "
                        + component.getGenericType().getTypeName() + ", which cannot be saved; use"
                        + " int, long, float, double, boolean, String, an enum, Shape or"
                        + " List<Integer>"));
  }

  private static void open(AccessibleObject member, OpType type) {
    if (!member.trySetAccessible()) {
      throw new IllegalArgumentException(
          "its record " + type.type().getName() + " is not accessible; make it public in a package"
              + " that its module exports");
    }
  }

  private static String cause(ReflectiveOperationException e) {
    Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
    return cause instanceof IllegalArgumentException && cause.getMessage() != null
        ? cause.getMessage()
        : cause.toString();
  }
}
