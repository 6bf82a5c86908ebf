// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.file.Json;
import io.neurozoo.file.JsonException;
import io.neurozoo.file.JsonObject;
import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.spi.OpRegistry;
import io.neurozoo.spi.OpType;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpAttributesTest {
  private static final OpType ANY = new OpType(AnyOp.ID, AnyOp.class);

  private static String text(Op op) {
    return Json.write(OpAttributes.encode(ANY, op));
  }

  private static AnyOp read(String text, int batch) {
    return (AnyOp) OpAttributes.decode(ANY, Json.parse(text).asObject(), batch);
  }

  @Test
  void everyTypeOfAttributeIsWrittenAndReadBack() {
    AnyOp op = AnyOp.sample();
    assertEquals(
        "{\"i\":3,\"l\":1099511627776,\"f\":0.1,\"d\":-1.0E-300,\"b\":true,"
            + "\"s\":\"N \\\"quoted\\\" \u00e9\\n\",\"kind\":\"WITH_BODY\",\"shape\":[2,3],"
            + "\"list\":[-1,0,7],\"type\":[\"I32\",4]}",
        text(op));
    assertEquals(op, read(text(op), 1));
  }

  @ParameterizedTest
  @ValueSource(
      floats = {
        0f, -0f, 1e-45f, 3.4028235e38f, 0.33333334f, Float.NaN, Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY
      })
  void floatsAndDoublesKeepTheirBits(float value) {
    AnyOp op = AnyOp.sample().withNumbers(value, value / 3.0);
    AnyOp again = read(text(op), 1);
    assertEquals(Float.floatToRawIntBits(value), Float.floatToRawIntBits(again.f()));
    assertEquals(Double.doubleToRawLongBits(value / 3.0), Double.doubleToRawLongBits(again.d()));
  }

  @Test
  void integersThatFollowTheBatchAreMarked() {
    AnyOp at7 = at(7);
    AnyOp at11 = at(11);
    JsonObject merged =
        OpAttributes.merge(
            ANY, OpAttributes.encode(ANY, at7), 7, OpAttributes.encode(ANY, at11), 11);
    String text = Json.write(merged);
    assertTrue(text.startsWith("{\"i\":\"N\",\"l\":\"1000000000*N\","), text);
    assertTrue(text.contains("\"shape\":[\"2*N\",3],\"list\":[5,\"3*N\"],"), text);
    assertTrue(text.endsWith("\"type\":[\"F32\",\"N\",5]}"), text);
    assertEquals(at(1), read(text, 1));
    assertEquals(at(64), read(text, 64));
  }

  private static AnyOp at(int batch) {
    return AnyOp.sample()
        .withIntegers(
            batch,
            1_000_000_000L * batch,
            Shape.of(2 * batch, 3),
            List.of(5, 3 * batch),
            TensorType.f32(batch, 5));
  }

  @Test
  void whatFollowsTheBatchOtherwiseIsRefused() {
    // 7 + 1 and 11 + 1 are no multiples of 7 and 11; 2 * 7 and 3 * 11 are not the same ones.
    notSavable(integers(8, 1, 1), integers(12, 1, 1), "i");
    notSavable(integers(14, 1, 1), integers(33, 1, 1), "i");
    notSavable(integers(0, 1, 1), integers(11, 1, 1), "i");
    notSavable(integers(1, -7, 1), integers(1, -11, 1), "l");
    notSavable(integers(1, 1, 1, 1), integers(1, 1, 11), "shape");
    AnyOp op = AnyOp.sample();
    notSavable(op.withNumbers(7, 1), op.withNumbers(11, 1), "f");
    notSavable(op.withNumbers(1, 7), op.withNumbers(1, 11), "d");
    notSavable(op.withText("7"), op.withText("11"), "s");
  }

  private static AnyOp integers(int i, long l, int... extents) {
    return AnyOp.sample()
        .withIntegers(i, l, Shape.of(extents), List.of(), TensorType.f32(extents));
  }

  private static void notSavable(AnyOp at7, AnyOp at11, String attribute) {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    OpAttributes.merge(
                        ANY, OpAttributes.encode(ANY, at7), 7, OpAttributes.encode(ANY, at11), 11))
            .getMessage();
    assertTrue(message.startsWith("its attribute '" + attribute + "' is "), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"i\":3|\"i\":3.5|$.i",
        "\"i\":3|\"i\":2147483648|$.i",
        "\"i\":3|\"i\":\"2147483647*N\"|$.i",
        "\"i\":3|\"i\":\"0*N\"|$.i",
        "\"i\":3|\"i\":\"1*N\"|$.i",
        "\"i\":3|\"i\":\"02*N\"|$.i",
        "\"i\":3|\"i\":\"N*2\"|$.i",
        "\"i\":3|\"i\":\"-1*N\"|$.i",
        "\"i\":3|\"i\":\"99999999999*N\"|$.i",
        "\"i\":3|\"i\":\"n\"|$.i",
        "\"i\":3|\"i\":\"3\"|$.i",
        "\"i\":3|\"i\":true|$.i",
        "\"i\":3|\"i\":-1|$: test:any refuses these attributes: i is -1",
        "\"i\":3|\"j\":3|$: missing key \"i\"",
        "\"i\":3|\"i\":3,\"j\":3|$: unknown key \"j\"",
        "\"l\":1099511627776|\"l\":9223372036854775808|$.l",
        "\"f\":0.1|\"f\":1e39|$.f",
        "\"f\":0.1|\"f\":\"nan\"|$.f",
        "\"f\":0.1|\"f\":\"N\"|$.f",
        "\"d\":-1.0E-300|\"d\":1e999|$.d",
        "\"b\":true|\"b\":1|$.b",
        "\"kind\":\"WITH_BODY\"|\"kind\":\"OTHER\"|$.kind: expected one of [PLAIN, WITH_BODY]",
        "\"shape\":[2,3]|\"shape\":[2,0]|$.shape",
        "\"shape\":[2,3]|\"shape\":[1,1,1,1,1,1,1,1,1]|$.shape",
        "\"shape\":[2,3]|\"shape\":[2147483647,2147483647,2147483647]|$.shape",
        "\"shape\":[2,3]|\"shape\":{}|$.shape",
        "\"shape\":[2,3]|\"shape\":[2,null]|$.shape[1]",
        "\"list\":[-1,0,7]|\"list\":[[]]|$.list[0]",
        "\"type\":[\"I32\",4]|\"type\":[]|$.type",
        "\"type\":[\"I32\",4]|\"type\":[\"F16\",4]|$.type[0]",
        "\"type\":[\"I32\",4]|\"type\":[4]|$.type[0]",
        "\"type\":[\"I32\",4]|\"type\":[\"F64\",2147483647,2147483647,2]|$.type",
      })
  void otherJsonIsRefusedNamingThePlace(String part, String other, String message) {
    String good = text(AnyOp.sample());
    assertTrue(good.contains(part), good);
    String bad = good.replace(part, other);
    String found = assertThrows(JsonException.class, () -> read(bad, 3)).getMessage();
    assertTrue(found.startsWith(message), found);
  }

  /** Not in the list of types that can be saved. */
  record Unsavable(int[] extents) implements Op {
    @Override
    public String id() {
      return "test:unsavable";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
      return inputs;
    }

    @Override
    public void vjp(Pullback p) {}

    @Override
    public List<NdArray> evaluate(List<NdArray> inputs) {
      return inputs;
    }
  }

  @Test
  void attributesOfOtherTypesAreRefused() {
    OpType type = new OpType("test:unsavable", Unsavable.class);
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> OpAttributes.encode(type, new Unsavable(new int[] {1})))
            .getMessage();
    assertEquals(
        "its attribute 'extents' is of type int[], which cannot be saved; use int, long, float,"
            + " double, boolean, String, an enum, Shape or List<Integer>",
        message);
  }

  @Test
  void everyOpOfThisLibraryHasAttributesThatCanBeSaved() {
    int attributes = 0;
    for (OpType type : OpRegistry.discover().all()) {
      for (RecordComponent component : type.type().getRecordComponents()) {
        assertTrue(AttributeType.of(component).isPresent(), type.id() + " " + component);
        attributes++;
      }
    }
    assertTrue(attributes >= 20, "found " + attributes);
  }
}
