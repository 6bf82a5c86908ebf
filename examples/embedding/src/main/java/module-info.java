// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0

/**
 * An application that predicts with a saved model. The backend is found where it is on the path.
 */
module io.neurozoo.examples.embedding {
  requires io.neurozoo.api;
}
