package io.leasehold.common.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of the calls to hardware consoles. */
@ConfigMapping(prefix = "leasehold.console")
public interface ConsoleConfig {
    /** The time after which a call is given up and its outcome counts as unknown. */
    @WithDefault("30s")
    Duration deadline();

    /** The number of calls that one process has in flight to one console. */
    @WithDefault("8")
    int calls();

    /** The number of consecutive failures after which a console is paused. */
    @WithDefault("5")
    int failures();

    /** The first pause of a console; each further one is twice as long. */
    @WithDefault("2s")
    Duration firstPause();

    /** The longest pause of a console. */
    @WithDefault("1m")
    Duration longestPause();
}
