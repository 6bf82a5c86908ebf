// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import io.neurozoo.file.Json;
import io.neurozoo.file.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The doctor, in this JVM and in others that have something wrong with them. */
class DoctorTest {
  private static final String VECTORS = "--add-modules=jdk.incubator.vector";
  private static final String NATIVE = "--enable-native-access=ALL-UNNAMED";

  /** Nothing is measured where this is wrong too: the doctor is quick. */
  private static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

  @TempDir Path folder;

  @Test
  void doctorFindsNothingWrongHere() throws Exception {
    Files.createDirectories(folder.resolve("mnist"));
    Run run = Run.zoo("doctor", "--data-dir", folder);
    // Under a test's load, or a profiler, what is measured may look slow; nothing else may.
    assertTrue(
        run.lines().stream().allMatch(l -> l.matches("(ok +|WRONG +(kernel|matmul) ).*")),
        run.out());
    boolean well = run.lines().stream().allMatch(l -> l.startsWith("ok "));
    assertEquals(well ? ExitCode.OK : ExitCode.FAILED, run.code(), run.out());
    assertEquals("", run.err());
    assertTrue(run.out().contains("native access"), run.out());
    assertTrue(run.out().matches("(?s).*ok +java +25\\..*"), run.out());
    assertTrue(run.out().matches("(?s).*ok +backend +cpu \\(\\d+-bit vectors.*"), run.out());
    assertTrue(run.out().contains("'" + folder + "' holds mnist"), run.out());
  }

  @Test
  void doctorMeasuresTheMachine() {
    Run run = Run.zoo("doctor", "--json", "--data-dir", folder);
    JsonObject all = (JsonObject) Json.parse(run.out());
    JsonObject figures = all.requireObject("figures");
    int threads = Runtime.getRuntime().availableProcessors();
    for (int count : new int[] {1, threads}) {
      for (String figure :
          List.of("gflops", "copy_l2_gbytes", "triad_l2_gbytes", "copy_dram_gbytes")) {
        double value = figures.requireDouble(figure + "_" + count);
        assertTrue(value > 0.1 && value < 100_000, figure + " is " + value);
      }
    }
    assertTrue(figures.requireDouble("kernel_adam") > 0, figures::toString);
  }

  @Test
  void threadsThatDoNotHelpAreNamed() {
    var findings = new Findings();
    Speed.products(findings, 1, 107, 0);
    Speed.products(findings, 2, 25, 107);
    List<String> lines = printed(findings).lines().toList();
    assertTrue(lines.get(0).startsWith("ok "), lines::toString);
    assertMatches(
        "WRONG +matmul +25.0 GFLOP/s, 2 threads, .*, slower than with 1 thread \\(107.0\\):"
            + " something else uses the processors, .*--threads 1.*",
        lines.get(1));
    assertTrue(findings.json().contains("\"gflops_2\":25"), findings::json);
    var well = new Findings();
    Speed.products(well, 2, 180, 107);
    assertTrue(well.allWell());
  }

  @Test
  void grantedProcessorTimeIsReadFromTheControlGroup() throws Exception {
    Path file = folder.resolve("cpu.max");
    assertEquals(Double.MAX_VALUE, Machine.granted(file));
    assertEquals(Double.MAX_VALUE, Machine.granted(Files.writeString(file, "max 100000\n")));
    assertEquals(1.5, Machine.granted(Files.writeString(file, "150000 100000\n")));
  }

  @ParameterizedTest
  @CsvSource({"24.0.2+1,WRONG", "25.0.2+10,WRONG", "25.0.3+9,ok", "25.0.4,ok", "26+35,WRONG"})
  void onlyLaterUpdatesOf25AreTested(String version, String verdict) {
    var findings = new Findings();
    Machine.java(findings, Runtime.Version.parse(version));
    String text = printed(findings);
    assertTrue(text.startsWith(verdict + " "), text);
    assertEquals(verdict.equals("WRONG"), text.contains("25.0.3 and later"), text);
  }

  @Test
  void flagsThatAreMissingAreNamed() throws Exception {
    List<String> wrong = wrong(FIRST_COMPILER);
    assertEquals(3, wrong.size(), wrong::toString);
    assertMatches("compiler .*-XX:TieredStopAtLevel.*", wrong.get(0));
    assertMatches("vectors .*--add-modules jdk.incubator.vector", wrong.get(1));
    assertMatches("native access .*--enable-native-access=ALL-UNNAMED", wrong.get(2));
  }

  @Test
  void nativeAccessThatIsDeniedIsNamed() throws Exception {
    List<String> wrong = wrong(FIRST_COMPILER, VECTORS, "--illegal-native-access=deny");
    assertEquals(2, wrong.size(), wrong::toString);
    assertMatches("native access .*--enable-native-access=ALL-UNNAMED", wrong.get(1));
  }

  @Test
  void kernelsWithoutTwinsAreNamed() throws Exception {
    List<String> wrong = wrong(FIRST_COMPILER, VECTORS, NATIVE, "-Dneurozoo.cold=true");
    assertEquals(2, wrong.size(), wrong::toString);
    assertMatches("vectors .* remove -Dneurozoo.cold", wrong.get(1));
  }

  @Test
  void aSmallHeapIsNamedAndSoIsTheLimitThatComesWithIt() throws Exception {
    List<String> wrong = wrong(VECTORS, NATIVE, "-Xmx64m");
    assertEquals(2, wrong.size(), wrong::toString);
    assertMatches(
        "memory +heap up to 6\\d MiB, of [\\d,]+ MiB .*ZOO_JAVA_OPTIONS=-Xmx.*", wrong.get(0));
    assertMatches("memory .* MiB off the heap could not be had; .*-Xmx.*", wrong.get(1));
  }

  @Test
  void aHeapLargerThanTheMachineOrItsContainerIsNamed() throws Exception {
    long machine =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    String heap = "-Xmx" + 2 * (machine >> 20) + "m";
    List<String> wrong = wrong(FIRST_COMPILER, VECTORS, NATIVE, heap);
    assertEquals(2, wrong.size(), wrong::toString);
    assertMatches("memory +heap up to .*container has; .*lower -Xmx", wrong.get(1));
  }

  @ParameterizedTest
  @CsvSource({"-XX:MaxDirectMemorySize=100m", "-Dio.netty.maxDirectMemory=50000000"})
  void aLimitOffTheHeapIsNamed(String limit) throws Exception {
    List<String> wrong = wrong(VECTORS, NATIVE, limit);
    assertEquals(1, wrong.size(), wrong::toString);
    assertMatches(
        "memory .*could not be had, limited by \\Q" + limit + "\\E; raise that", wrong.get(0));
  }

  @Test
  void anArchiveOfClassesThatDoesNotFitIsNamed() throws Exception {
    Path archive = Files.writeString(folder.resolve("zoo.jsa"), "made by another JVM");
    List<String> wrong =
        wrong(FIRST_COMPILER, VECTORS, NATIVE, "-Xlog:disable", "-XX:SharedArchiveFile=" + archive);
    assertEquals(2, wrong.size(), wrong::toString);
    assertMatches("start .*zoo.jsa does not fit this JVM; make it anew.*", wrong.get(0));
  }

  /**
   * What the doctor finds wrong in a JVM with these flags; it must end its report, and as one that
   * found something. What a container grants of the processors' time is nothing of these tests.
   */
  private List<String> wrong(String... flags) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("doctor", "--data-dir", folder.toString()));
    Path err = folder.resolve("err.txt");
    var builder = new ProcessBuilder(command).redirectError(err.toFile());
    Stream.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "ZOO_PLUGINS")
        .forEach(builder.environment()::remove);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(ExitCode.FAILED, process.waitFor(), out);
    assertFalse(Files.readString(err).contains("zoo: "), () -> out);
    assertTrue(out.matches("(?s).*\nok +plugins +none\n.*"), out);
    return out.lines()
        .filter(line -> line.startsWith("WRONG"))
        .map(line -> line.replaceFirst("WRONG +", ""))
        .filter(line -> !line.startsWith("processors"))
        .toList();
  }

  private static String printed(Findings findings) {
    var text = new StringWriter();
    findings.print(new PrintWriter(text, true));
    return text.toString();
  }

  private static void assertMatches(String pattern, String line) {
    assertTrue(line.matches(pattern), line);
  }
}
