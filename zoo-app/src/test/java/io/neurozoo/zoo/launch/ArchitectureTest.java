// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.launch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows between modules and packages, as the architecture page draws them. */
class ArchitectureTest {
  private static final String[] API_PACKAGES =
      Stream.of(
              "architecture",
              "backend",
              "file",
              "graph",
              "layer",
              "model",
              "op",
              "random",
              "spi",
              "tensor")
          .map(name -> "io.neurozoo." + name + "..")
          .toArray(String[]::new);

  private static JavaClasses all;

  /**
   * A module: what it may depend on besides java.. and itself, and how many classes it has at
   * least.
   */
  enum Module {
    API(
        Places.API,
        120,
        Set.of(),
        "an application that only predicts takes it, and nothing else with it"),
    CPU(
        Places.CPU,
        80,
        Set.of("io.neurozoo.api", "io.netty.buffer", "io.netty.common", "jdk.incubator.vector"),
        "a backend knows the language, and no layer, rule or model",
        "io.neurozoo.cpu..",
        "io.netty..",
        "jdk.incubator.vector.."),
    DENSE(
        Places.DENSE,
        8,
        Set.of("io.neurozoo.api"),
        "layers are written in the language alone, whatever runs them",
        "io.neurozoo.layers.dense.."),
    TRAINING(
        Places.TRAINING,
        60,
        Set.of("io.neurozoo.api", "de.siegmar.fastcsv"),
        "rules, losses and optimisers are graphs: no layer and no backend is special to them",
        "io.neurozoo.training..",
        "de.siegmar.fastcsv.."),
    TESTKIT(
        Places.TESTKIT,
        25,
        Set.of("io.neurozoo.api", "org.junit.jupiter.api", "java.management", "jdk.management"),
        "a plugin author tests against the language, with JUnit and nothing else",
        "io.neurozoo.testkit..",
        "org.junit.jupiter.api..",
        "com.sun.management..");

    private final Path place;
    private final int floor;
    private final Set<String> requires;
    private final String reason;
    private final String[] packages;

    Module(Path place, int floor, Set<String> requires, String reason, String... packages) {
      this.place = place;
      this.floor = floor;
      this.requires = requires;
      this.reason = reason;
      this.packages =
          Stream.of(new String[] {"java.."}, API_PACKAGES, packages)
              .flatMap(Arrays::stream)
              .toArray(String[]::new);
    }
  }

  @BeforeAll
  static void importEverything() {
    // Names of packages decide: nobody needs the JDK's classes for that, which take most of the
    // time.
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    all = imported(Places.OURS);
    assertTrue(all.size() > 350, "only " + all.size() + " classes were imported");
  }

  private static JavaClasses imported(List<Path> places) {
    return new ClassFileImporter()
        .importLocations(places.stream().map(ArchitectureTest::location).toList());
  }

  private static Location location(Path place) {
    try {
      return Files.isDirectory(place)
          ? Location.of(place)
          : Location.of(new JarFile(place.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void moduleDependsOnWhatItMayAlone(Module module) {
    JavaClasses imported = imported(List.of(module.place));
    assertTrue(
        imported.size() >= module.floor, module + " has only " + imported.size() + " classes");
    mayDependOn(module).check(imported);
  }

  private static ArchRule mayDependOn(Module module) {
    return classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(module.packages)
        .because(module.reason);
  }

  @Test
  void ruleFindsWhatAModuleMayNotDependOn() {
    JavaClasses backend = imported(List.of(Places.CPU));
    for (Module other : List.of(Module.API, Module.TRAINING, Module.TESTKIT)) {
      assertTrue(mayDependOn(other).evaluate(backend).hasViolation(), other.name());
    }
  }

  @ParameterizedTest
  @EnumSource
  void moduleDescriptorSaysTheSame(Module module) {
    Set<String> required =
        ModuleFinder.of(module.place).findAll().iterator().next().descriptor().requires().stream()
            .map(ModuleDescriptor.Requires::name)
            .collect(Collectors.toCollection(TreeSet::new));
    required.remove("java.base");
    assertEquals(new TreeSet<>(module.requires), required);
  }

  @Test
  void onlyTheBackendTouchesVectorsAndNetty() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.neurozoo.cpu..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jdk.incubator..", "io.netty..")
        .because("speed and memory are the backend's: without them all else still runs")
        .check(all);
  }

  @Test
  void onlyTheZooTouchesLibrariesForPeople() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.neurozoo.zoo..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "com.google..",
            "jakarta..",
            "tools.jackson..",
            "com.fasterxml..",
            "picocli..",
            "me.tongfei..")
        .because("Guice composes, it does not infect; who embeds us takes none of it")
        .check(all);
  }

  @Test
  void onlyTheTableReaderTouchesTheCsvLibrary() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.neurozoo.training.data..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("de.siegmar..")
        .because("a table is read in one place, with one set of mistakes")
        .check(all);
  }

  @Test
  void zooSeesNoCodeOfTheBackend() {
    noClasses()
        .that()
        .resideInAPackage("io.neurozoo.zoo..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.neurozoo.cpu..")
        .because("a backend is found by ServiceLoader, so that another can take its place")
        .check(all);
  }

  @Test
  void layerModulesNeverSeeEachOther() {
    slices()
        .matching("io.neurozoo.layers.(*)..")
        .should()
        .notDependOnEachOther()
        .because("what two kinds of layers share is a method of Value or an op")
        .check(all);
  }

  /**
   * Not so in api, where graph, op, layer, backend, spi and tensor define one language together: a
   * value's methods make ops, and an op writes its gradient in values.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.neurozoo.cpu.(*)..",
        "io.neurozoo.training.(*)..",
        "io.neurozoo.zoo.(*)..",
      })
  void packagesFormNoCycle(String packages) {
    slices()
        .matching(packages)
        .should()
        .beFreeOfCycles()
        .because("a package that can be read by itself is read")
        .check(all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tensor", "random", "file"})
  void foundationsOfTheApiKnowNothingAbove(String name) {
    classes()
        .that()
        .resideInAPackage("io.neurozoo." + name + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "io.neurozoo." + name + "..", "io.neurozoo.tensor..")
        .because("memory, random numbers and files are no matter of graphs")
        .check(all);
  }

  @Test
  void languageKnowsNoModels() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.neurozoo.graph..",
            "io.neurozoo.op..",
            "io.neurozoo.layer..",
            "io.neurozoo.backend..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.neurozoo.model..", "io.neurozoo.architecture..", "io.neurozoo.file..")
        .because("a model is made of a graph and weights, not the other way round")
        .check(all);
  }
}
