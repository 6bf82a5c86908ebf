// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

/**
 * What a training will do.
 *
 * @param trainExamples examples of one epoch
 * @param validationExamples examples of each validation; 0 where there is none
 * @param epochs epochs of all phases together
 * @param epochsDone epochs that a checkpoint spares
 * @param steps steps of all phases together
 * @param stepsDone steps that a checkpoint spares
 * @param parameters how many numbers are learned
 * @param threads how many threads a step may use
 */
public record TrainingPlan(
    int trainExamples,
    int validationExamples,
    int epochs,
    int epochsDone,
    long steps,
    long stepsDone,
    long parameters,
    int threads) {}
