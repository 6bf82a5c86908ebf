// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.architecture;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says what an option of an architecture means; on the components of its options record. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Option {

  /** One line for {@code zoo show}. */
  String value();

  /** Smallest value a number may have. */
  double min() default Double.NEGATIVE_INFINITY;

  /** Greatest value a number may have. */
  double max() default Double.POSITIVE_INFINITY;
}
