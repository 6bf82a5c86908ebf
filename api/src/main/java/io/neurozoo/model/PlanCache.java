// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Plans by batch size: the eight used last. A plan that drops out lives on until its last holder
 * has released it.
 */
final class PlanCache {
  static final int CAPACITY = 8;

  private final IntFunction<Plan> compile;
  private final Map<Integer, Plan> plans = new LinkedHashMap<>(16, 0.75f, true);

  PlanCache(IntFunction<Plan> compile) {
    this.compile = compile;
  }

  /** The plan for a batch size, to be released after use. */
  synchronized Plan acquire(int batch) {
    Plan plan = plans.get(batch);
    if (plan == null) {
      plan = compile.apply(batch);
      plans.put(batch, plan);
      if (plans.size() > CAPACITY) {
        Iterator<Plan> eldest = plans.values().iterator();
        Plan dropped = eldest.next();
        eldest.remove();
        evict(dropped);
      }
    }
    plan.holders++;
    return plan;
  }

  synchronized void release(Plan plan) {
    plan.holders--;
    if (plan.evicted && plan.holders == 0) {
      plan.close();
    }
  }

  /** Drops all plans; later ones are made anew. */
  synchronized void clear() {
    var dropped = new ArrayList<>(plans.values());
    plans.clear();
    dropped.forEach(this::evict);
  }

  private void evict(Plan plan) {
    plan.evicted = true;
    if (plan.holders == 0) {
      plan.close();
    }
  }
}
