// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import io.neurozoo.file.JsonArray;
import io.neurozoo.file.JsonBoolean;
import io.neurozoo.file.JsonException;
import io.neurozoo.file.JsonNumber;
import io.neurozoo.file.JsonPath;
import io.neurozoo.file.JsonString;
import io.neurozoo.file.JsonValue;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.ShapeException;
import io.neurozoo.tensor.TensorType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How the attributes of one Java type stand in a saved graph.
 *
 * @param followsBatch true where integers in it may be marked
 * @param encode to JSON
 * @param decode from the JSON at a place, for a batch size; throws a {@link JsonException}
 */
record AttributeType<T>(
    boolean followsBatch, Function<? super T, JsonValue> encode, Decoder<? extends T> decode) {

  /** Reads an attribute. */
  interface Decoder<T> {
    T decode(JsonValue value, JsonPath path, int batch);
  }

  static final AttributeType<Shape> SHAPE =
      new AttributeType<>(true, s -> JsonArray.ofInts(s.toArray()), AttributeType::shape);

  /** The element type and then the extents: {@code ["F32","N",10]}. */
  static final AttributeType<TensorType> TENSOR_TYPE =
      new AttributeType<>(true, AttributeType::encodeTensorType, AttributeType::tensorType);

  private static final AttributeType<List<Integer>> INTEGERS =
      new AttributeType<>(
          true,
          l -> new JsonArray(l.stream().map(JsonNumber::of).toList()),
          (value, path, batch) -> Arrays.stream(ints(value, path, 0, batch)).boxed().toList());

  private static final Map<Class<?>, AttributeType<?>> BY_CLASS =
      Map.of(
          int.class,
          new AttributeType<Integer>(true, JsonNumber::of, BatchMark::resolveInt),
          long.class,
          new AttributeType<Long>(true, JsonNumber::of, BatchMark::resolve),
          float.class,
          new AttributeType<Float>(
              false,
              f -> Float.isFinite(f) ? JsonNumber.of(f) : new JsonString(f.toString()),
              (value, path, _) -> floating(value, path, JsonNumber::asFloat, Float::valueOf)),
          double.class,
          new AttributeType<Double>(
              false,
              d -> Double.isFinite(d) ? JsonNumber.of(d) : new JsonString(d.toString()),
              (value, path, _) -> floating(value, path, JsonNumber::asDouble, Double::valueOf)),
          boolean.class,
          new AttributeType<Boolean>(
              false,
              JsonBoolean::new,
              (value, path, _) -> as(JsonBoolean.class, value, path, "true or false").value()),
          String.class,
          new AttributeType<String>(
              false, JsonString::new, (value, path, _) -> string(value, path)),
          Shape.class,
          SHAPE,
          TensorType.class,
          TENSOR_TYPE);

  /** Empty for types that cannot be saved. */
  static Optional<AttributeType<?>> of(RecordComponent component) {
    Class<?> type = component.getType();
    if (type.isEnum()) {
      return Optional.of(ofEnum(type.getEnumConstants()));
    }
    if (component.getGenericType() instanceof ParameterizedType list
        && list.getRawType() == List.class
        && list.getActualTypeArguments()[0] == Integer.class) {
      return Optional.of(INTEGERS);
    }
    return Optional.ofNullable(BY_CLASS.get(type));
  }

  private static AttributeType<Object> ofEnum(Object[] constants) {
    return new AttributeType<>(
        false,
        constant -> new JsonString(((Enum<?>) constant).name()),
        (value, path, _) -> constant(constants, value, path));
  }

  private static Object constant(Object[] constants, JsonValue value, JsonPath path) {
    String name = string(value, path);
    for (Object constant : constants) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw JsonException.at(path, "expected one of " + Arrays.toString(constants));
  }

  private static JsonValue encodeTensorType(TensorType type) {
    List<JsonValue> out = new ArrayList<>();
    out.add(new JsonString(type.dtype().name()));
    for (int extent : type.shape().toArray()) {
      out.add(JsonNumber.of(extent));
    }
    return new JsonArray(out);
  }

  private static TensorType tensorType(JsonValue value, JsonPath path, int batch) {
    JsonArray array = as(JsonArray.class, value, path, "an array");
    if (array.size() == 0) {
      throw JsonException.at(path, "expected an element type and extents in an empty array");
    }
    var dtype = (DType) constant(DType.values(), array.require(0), path.element(0));
    TensorType type = new TensorType(dtype, shape(array, path, 1, batch));
    if (type.shape().size() > Long.MAX_VALUE / Double.BYTES) {
      throw JsonException.at(path, "a value of 2^63 bytes or more, for a batch of " + batch);
    }
    return type;
  }

  private static Shape shape(JsonValue value, JsonPath path, int batch) {
    return shape(value, path, 0, batch);
  }

  private static Shape shape(JsonValue value, JsonPath path, int from, int batch) {
    try {
      return Shape.of(ints(value, path, from, batch));
    } catch (ShapeException e) {
      throw JsonException.at(path, e.getMessage());
    }
  }

  private static int[] ints(JsonValue value, JsonPath path, int from, int batch) {
    JsonArray array = as(JsonArray.class, value, path, "an array");
    int[] out = new int[array.size() - from];
    for (int i = 0; i < out.length; i++) {
      out[i] = BatchMark.resolveInt(array.require(from + i), path.element(from + i), batch);
    }
    return out;
  }

  /** JSON has no NaN and no infinities: these are strings. */
  private static <N> N floating(
      JsonValue value, JsonPath path, Function<JsonNumber, N> number, Function<String, N> named) {
    if (value instanceof JsonString(String name)
        && List.of("NaN", "Infinity", "-Infinity").contains(name)) {
      return named.apply(name);
    }
    JsonNumber parsed = as(JsonNumber.class, value, path, "a number");
    try {
      return number.apply(parsed);
    } catch (JsonException e) {
      throw JsonException.at(path, e.getMessage());
    }
  }

  private static String string(JsonValue value, JsonPath path) {
    return as(JsonString.class, value, path, "a string").value();
  }

  private static <V extends JsonValue> V as(
      Class<V> type, JsonValue value, JsonPath path, String expected) {
    if (!type.isInstance(value)) {
      throw JsonException.at(path, "expected " + expected);
    }
    return type.cast(value);
  }
}
