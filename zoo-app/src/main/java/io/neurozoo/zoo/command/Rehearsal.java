// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Runs the verbs that people wait for once, on next to no data: what it loads is what the launcher
 * keeps in its class-data archive, so that no later start has to find, parse and verify it.
 */
public final class Rehearsal {
  private static final int SIDE = 8;
  private static final int TRAIN = 64;
  private static final int TEST = 16;

  private Rehearsal() {}

  /** Rehearses in the folder that is named, which must be there and empty. */
  public static void main(String[] arguments) throws IOException {
    System.setProperty("java.awt.headless", "true");
    System.exit(rehearse(Path.of(arguments[0]), System.err));
  }

  /**
   * Runs all verbs, until one fails; leaves in the folder what they made.
   *
   * @param err is told which one failed
   * @return 0, or the code of the verb that failed
   */
  static int rehearse(Path folder, PrintStream err) throws IOException {
    for (List<String> verb : prepare(folder)) {
      int code = run(folder, verb);
      if (code != ExitCode.OK) {
        err.println("zoo: rehearsing " + verb + " failed with code " + code);
        return code;
      }
    }
    return ExitCode.OK;
  }

  /** Writes the data; returns the command lines to run on it. */
  private static List<List<String>> prepare(Path folder) throws IOException {
    write(folder, "train", TRAIN);
    write(folder, "t10k", TEST);
    Path picture = folder.resolve("picture.png");
    var black = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    ImageIO.write(black, "png", picture.toFile());
    Path json = folder.resolve("pixels.json");
    Files.writeString(json, Collections.nCopies(SIDE * SIDE, 0.5).toString());

    String run = folder.resolve("run").toString();
    String data = "idx:" + folder;
    return List.of(
        List.of("list"),
        List.of("show", "feed-forward"),
        List.of(
            "train", "feed-forward", "--data", data, "--out", run, "--epochs", "1", "--set",
            "hidden=32"),
        List.of("evaluate", run),
        List.of("predict", run, "--input", picture.toString()),
        List.of("predict", run, "--input", json.toString(), "--json"));
  }

  /** IDX files of pictures in shades and their labels, two in turn. */
  private static void write(Path folder, String part, int count) throws IOException {
    ByteBuffer pictures = ByteBuffer.allocate(4 + 3 * 4 + count * SIDE * SIDE);
    pictures.putInt(0x0803).putInt(count).putInt(SIDE).putInt(SIDE);
    ByteBuffer labels = ByteBuffer.allocate(4 + 4 + count);
    labels.putInt(0x0801).putInt(count);
    for (int i = 0; i < count; i++) {
      for (int p = 0; p < SIDE * SIDE; p++) {
        pictures.put((byte) (i * p));
      }
      labels.put((byte) (i % 2));
    }
    Files.write(folder.resolve(part + "-images-idx3-ubyte"), pictures.array());
    Files.write(folder.resolve(part + "-labels-idx1-ubyte"), labels.array());
  }

  /** As {@link Main} does, without plugins, on a terminal that nobody sees. */
  private static int run(Path folder, List<String> verb) throws IOException {
    List<String> arguments = new ArrayList<>(verb);
    Path none = Files.createDirectories(folder.resolve("plugins"));
    arguments.addAll(List.of("--plugins", none.toString()));
    var unseen = new PrintWriter(Writer.nullWriter());
    var terminal = new Terminal(false, true);
    return new Application(InputStream.nullInputStream(), unseen, unseen, terminal)
        .run(arguments.toArray(String[]::new));
  }
}
