// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.neurozoo.training.metric.EpochRow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryCsvTest {
  @Test
  void phasesWithOtherMetricsShareOneTable() {
    EpochRow first = new EpochRow("pre, \"1\"", 1, 10, Map.of("energy", 2.0), Map.of(), 0.5, 20);
    EpochRow second =
        new EpochRow("training", 1, 20, Map.of("loss", 0.25), Map.of("loss", 0.5), 1, 10);
    assertEquals(
        """
        phase,epoch,step,train.energy,train.loss,validation.loss,seconds,samples_per_second
        "pre, ""1""\",1,10,2.0,,,0.5,20.0
        training,1,20,,0.25,0.5,1.0,10.0
        """,
        HistoryCsv.write(List.of(first, second)));
  }
}
