package io.leasehold.compute.hardware.simulated;

import java.util.Arrays;
import java.util.Locale;

/** Ways in which a simulated operation fails. */
enum FaultMode {
    /** Refused; nothing happens. */
    FAIL,
    /** The effect happens, and the answer is lost. */
    LOSE_ANSWER,
    /** The effect happens after the delay, also when nobody waits for the answer any longer. */
    DELAY,
    /** The effect happens at once, and the answer comes after the delay. */
    DELAY_ANSWER,
    /** Nothing happens, and no answer ever comes. */
    FREEZE;

    /** Reads {@code lose_answer} and the like; anything else fails. */
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
