// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.op.Tanh;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.TensorType;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpRegistryTest {
  @TempDir Path folder;

  private record Mine() implements Op {
    @Override
    public String id() {
      return "test:mine";
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

  /** A plugin with one op. */
  public static final class Plugin implements OpProvider {
    @Override
    public List<OpType> ops() {
      return List.of(new OpType("test:mine", Mine.class));
    }
  }

  /** A plugin that takes an id of this library. */
  public static final class Clash implements OpProvider {
    @Override
    public List<OpType> ops() {
      return List.of(new OpType("neurozoo:tanh", Mine.class));
    }
  }

  /** A plugin that cannot be made. */
  public static final class Broken implements OpProvider {
    /** Fails. */
    public Broken() {
      throw new IllegalStateException("broken");
    }

    @Override
    public List<OpType> ops() {
      return List.of();
    }
  }

  @Test
  void theOpsOfThisLibraryAreThereOrderedById() {
    OpRegistry registry = OpRegistry.discover();
    assertEquals(Tanh.class, registry.find("neurozoo:tanh").orElseThrow().type());
    assertEquals(Optional.empty(), registry.find("neurozoo:nothing"));
    List<String> ids = registry.all().stream().map(OpType::id).toList();
    assertTrue(ids.size() >= 30, ids.toString());
    assertEquals(ids.stream().sorted().toList(), ids);
    assertThrows(UnsupportedOperationException.class, () -> registry.all().clear());
  }

  @Test
  void everyOpRecordOfThisLibraryIsListedOnceUnderItsOwnId() throws Exception {
    List<Class<?>> listed = new ArrayList<>();
    for (OpType type : OpRegistry.discover().all()) {
      assertTrue(Modifier.isPublic(type.type().getModifiers()), type.id());
      if (type.type().getRecordComponents().length == 0) {
        Op op = type.type().getDeclaredConstructor().newInstance();
        assertEquals(type.id(), op.id());
      }
      listed.add(type.type());
    }
    assertEquals(listed.size(), listed.stream().distinct().count());
    List<Class<?>> records = opRecords();
    assertTrue(records.size() >= 30, records.toString());
    assertTrue(listed.containsAll(records), "not all of " + records + " are in " + listed);
  }

  /** The records that lie beside Tanh in the folder of classes. */
  private static List<Class<?>> opRecords() throws Exception {
    URI classes = Tanh.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    List<Class<?>> records = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(Path.of(classes).resolve("io/neurozoo/op"), "*.class")) {
      for (Path file : files) {
        String name = file.getFileName().toString().replace(".class", "");
        Class<?> type = Class.forName("io.neurozoo.op." + name);
        if (type.isRecord() && Op.class.isAssignableFrom(type)) {
          records.add(type);
        }
      }
    }
    return records;
  }

  @Test
  void theOpsOfPluginsAreFound() throws Exception {
    Services.with(
        folder,
        OpProvider.class,
        Plugin.class,
        () ->
            assertEquals(
                Mine.class, OpRegistry.discover().find("test:mine").orElseThrow().type()));
    assertEquals(Optional.empty(), OpRegistry.discover().find("test:mine"));
  }

  @Test
  void twoOpsOfOneIdAreRefusedNamingBoth() throws Exception {
    Services.with(
        folder,
        OpProvider.class,
        Clash.class,
        () -> {
          String message =
              assertThrows(IllegalStateException.class, OpRegistry::discover).getMessage();
          assertTrue(message.startsWith("two ops have the id 'neurozoo:tanh': "), message);
          assertTrue(message.contains(Tanh.class.getName()), message);
          assertTrue(message.contains(Mine.class.getName()), message);
        });
  }

  @Test
  void aPluginFoundTwiceIsNoClash() throws Exception {
    Services.with(
        folder,
        OpProvider.class,
        Plugin.class,
        () ->
            Services.with(
                folder,
                OpProvider.class,
                Plugin.class,
                () -> assertTrue(OpRegistry.discover().find("test:mine").isPresent())));
  }

  @Test
  void aBrokenPluginDoesNotHideTheOthers() throws Exception {
    String lines =
        String.join("\n", Broken.class.getName(), "no.such.Class", Plugin.class.getName());
    Services.with(
        folder,
        OpProvider.class,
        lines,
        () -> assertTrue(OpRegistry.discover().find("test:mine").isPresent()));
  }

  @Test
  void onlyRecordsWithAVendorAreOps() {
    assertEquals(
        "op id 'tanh' is not of the form vendor:name",
        assertThrows(IllegalArgumentException.class, () -> new OpType("tanh", Tanh.class))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> new OpType("A:tanh", Tanh.class));
    assertThrows(IllegalArgumentException.class, () -> new OpType("a:", Tanh.class));
    assertThrows(IllegalArgumentException.class, () -> new OpType("a:b\n", Tanh.class));
    String message =
        assertThrows(IllegalArgumentException.class, () -> new OpType("a:b", Op.class))
            .getMessage();
    assertEquals("op a:b: io.neurozoo.graph.Op is not a record; make it one", message);
  }
}
