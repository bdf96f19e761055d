package io.leasehold.local.process;

import java.net.URI;

/** How one knows that a process serves. */
public sealed interface Readiness {
    /** It answers a GET with success. */
    record Answers(URI health) implements Readiness {}

    /** It has printed a line that begins with the word. */
    record LogLine(String word) implements Readiness {}
}
