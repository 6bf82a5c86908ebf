// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.blas;

import io.neurozoo.bench.contender.Contender;
import io.neurozoo.bench.contender.ProductTask;
import io.neurozoo.bench.contender.Step;
import io.neurozoo.bench.contender.Workload;
import java.util.EnumSet;
import java.util.Set;

/** A library that multiplies matrices. */
record Library(String version, Sgemm sgemm) implements Contender {

  /**
   * A library in the version of its jar, such as {@code openblas-0.3.31-1.5.13}.
   *
   * @param binding a class of that jar
   */
  static Library of(Class<?> binding, Sgemm sgemm) {
    String jar = binding.getProtectionDomain().getCodeSource().getLocation().getPath();
    return new Library(jar.replaceFirst(".*/", "").replaceFirst("\\.jar$", ""), sgemm);
  }

  @Override
  public Set<Workload> workloads() {
    return EnumSet.of(Workload.SGEMM, Workload.SGEMM_FEW);
  }

  @Override
  public Step product(ProductTask task) {
    return new ProductStep(task, sgemm);
  }
}
