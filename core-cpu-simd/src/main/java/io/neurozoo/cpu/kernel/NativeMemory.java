// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * All of the process's memory as one segment, so that an absolute address is an offset.
 *
 * <p>Making it is a restricted operation: without native access this class fails to initialise.
 * Only Vector classes touch it; their scalar twins work on bounded segments. A kernel reading
 * through it is as unchecked as C: the caller keeps the memory alive and the ranges right.
 */
@SuppressWarnings("restricted") // the whole point; VectorSupport asks first whether it is allowed
public final class NativeMemory {
  /** Every address, bounds never checked against an allocation. */
  public static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  /** One aligned float32. The unaligned layout leaves a call in compiled loops. */
  public static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;

  /** One aligned int32. */
  public static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

  /** One aligned address. */
  public static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  /**
   * The bits that the address of a float may have set: our arrays are aligned, and an address has
   * 56 bits at most (only Arm's memory tagging, where somebody switched it on, puts more into it).
   * {@code address & ADDRESS} is the same address, but the compiler then knows that it is aligned
   * and within {@link #ALL}: two instructions where the checks take six, which is what a loop of
   * many scalar loads is bound by.
   */
  public static final long ADDRESS = 0x00ff_ffff_ffff_fffcL;

  /** Byte order of every array. */
  public static final ByteOrder ORDER = ByteOrder.nativeOrder();

  private NativeMemory() {}
}
