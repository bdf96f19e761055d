package io.leasehold.compute.hardware.simulated;

import java.util.Arrays;
import java.util.Locale;

/** Ways in which a simulated operation fails. */
enum FaultMode {
    /** The operation is refused without effect. */
    FAIL,
    /** The operation takes effect, and the answer is lost. */
    LOSE_ANSWER,
    /** The operation takes effect after the delay, also when the caller has stopped waiting. */
    DELAY,
    /** The operation takes effect at once, and the answer arrives after the delay. */
    DELAY_ANSWER,
    /** The operation has no effect, and no answer arrives. */
    FREEZE;

    /** Returns the mode of that name, for example {@code lose_answer}; an unknown name fails. */
    static FaultMode of(String text) {
        return Arrays.stream(values())
                .filter(mode -> mode.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("mode must be one of %s"
                        .formatted(Arrays.stream(values()).map(FaultMode::text).toList())));
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
