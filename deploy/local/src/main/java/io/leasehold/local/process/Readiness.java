package io.leasehold.local.process;

import java.net.URI;

/** Sign that a process serves. */
public sealed interface Readiness {
    /** The process answers a GET with success. */
    record Answers(URI health) implements Readiness {}

    /** The process has printed a line that begins with the word. */
    record LogLine(String word) implements Readiness {}
}
