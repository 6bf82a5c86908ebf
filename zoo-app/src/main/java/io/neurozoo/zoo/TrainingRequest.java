// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo;

import io.neurozoo.backend.BackendOptions;
import io.neurozoo.training.data.DataDirectory;
import io.neurozoo.zoo.catalogue.UsageException;
import io.neurozoo.zoo.directory.Existing;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What to train and how; for {@link Zoo#train}. Immutable. */
public final class TrainingRequest {
  private static final int MAX_THREADS = 1024;

  private final Builder values;
  private final Map<String, Object> options;

  private TrainingRequest(Builder values) {
    this.values = values;
    this.options = Collections.unmodifiableMap(new LinkedHashMap<>(values.options));
  }

  /** Begins a request for the model of that name, with the recipe's data, epochs and batch. */
  public static Builder of(String model) {
    return new Builder(model);
  }

  String model() {
    return values.model;
  }

  Map<String, Object> options() {
    return options;
  }

  Optional<String> data() {
    return values.data;
  }

  Path dataDirectory() {
    return values.dataDirectory;
  }

  Optional<Path> out() {
    return values.out;
  }

  Existing existing() {
    return values.existing;
  }

  OptionalInt epochs() {
    return values.epochs;
  }

  OptionalInt batch() {
    return values.batch;
  }

  long seed() {
    return values.seed.orElse(1);
  }

  /** What was said, to say more; what was said already stays. */
  Builder toBuilder() {
    Builder copy = new Builder(values.model);
    copy.options.putAll(options);
    copy.data = values.data;
    copy.dataDirectory = values.dataDirectory;
    copy.out = values.out;
    copy.existing = values.existing;
    copy.epochs = values.epochs;
    copy.batch = values.batch;
    copy.seed = values.seed;
    copy.threads = values.threads;
    return copy;
  }

  int threads() {
    return values.threads;
  }

  /** Collects a request. Every method but {@link #build} returns this builder. */
  public static final class Builder implements Cloneable {
    private final String model;
    private final Map<String, Object> options = new LinkedHashMap<>();
    private Optional<String> data = Optional.empty();
    private Path dataDirectory = DataDirectory.standard();
    private Optional<Path> out = Optional.empty();
    private Existing existing = Existing.REFUSE;
    private OptionalInt epochs = OptionalInt.empty();
    private OptionalInt batch = OptionalInt.empty();
    private OptionalLong seed = OptionalLong.empty();
    private int threads = BackendOptions.defaults().threads();

    private Builder(String model) {
      this.model = model;
    }

    /** Sets an option; a text is read as on the command line. */
    public Builder option(String name, Object value) {
      options.put(name, value);
      return this;
    }

    /**
     * What to train on, as {@code --data} takes it, such as {@code mnist} or {@code idx:letters}.
     */
    public Builder data(String spec) {
      data = Optional.of(spec);
      return this;
    }

    /** The folder with one subfolder for each named data set. */
    public Builder dataDirectory(Path folder) {
      dataDirectory = folder;
      return this;
    }

    /** Where the model goes; without it {@code runs/NAME-N}, N the first free number. */
    public Builder out(Path directory) {
      out = Optional.of(directory);
      return this;
    }

    /**
     * Goes on with the training that {@link #out} holds, or starts one. Of the one that it holds
     * stay the data, the options, the batch and the seed, where they are not set; the epochs do
     * not.
     */
    public Builder resume() {
      existing = Existing.RESUME;
      return this;
    }

    /** Sets what is not set yet. */
    void orElse(String dataThen, OptionalLong seedThen, OptionalInt batchThen) {
      data = data.or(() -> Optional.ofNullable(dataThen));
      seed = seed.isPresent() ? seed : seedThen;
      batch = batch.isPresent() ? batch : batchThen;
    }

    /** Sets an option that is not set yet. */
    void optionOrElse(String name, Object value) {
      options.putIfAbsent(name, value);
    }

    /** Replaces the model that {@link #out} holds as soon as the training begins. */
    public Builder replace() {
      existing = Existing.REPLACE;
      return this;
    }

    /** Passes over the training data, at least 1; of the last phase where there are several. */
    public Builder epochs(int epochs) {
      this.epochs = OptionalInt.of(atLeastOne("epochs", epochs));
      return this;
    }

    /** Examples of a step, at least 1; of the last phase where there are several. */
    public Builder batch(int batch) {
      this.batch = OptionalInt.of(atLeastOne("batch", batch));
      return this;
    }

    /** Decides everything random; 1 where it is not set. */
    public Builder seed(long seed) {
      this.seed = OptionalLong.of(seed);
      return this;
    }

    /** How many threads a step may use, 1 to 1024; they change the speed and not one bit. */
    public Builder threads(int threads) {
      if (threads < 1 || threads > MAX_THREADS) {
        throw new UsageException("threads is " + threads + "; it must be from 1 to " + MAX_THREADS);
      }
      this.threads = threads;
      return this;
    }

    private static int atLeastOne(String what, int value) {
      if (value < 1) {
        throw new UsageException(what + " is " + value + "; it must be at least 1");
      }
      return value;
    }

    /**
     * The request.
     *
     * @throws IllegalArgumentException where it would resume what nobody named
     */
    public TrainingRequest build() {
      if (existing == Existing.RESUME && out.isEmpty()) {
        throw new UsageException("--resume needs --out, the folder whose training is to go on");
      }
      try {
        return new TrainingRequest((Builder) clone());
      } catch (CloneNotSupportedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
