package io.leasehold.reservation.expression;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of property expressions. */
@ConfigMapping(prefix = "reservation.expressions")
public interface ExpressionConfig {
    /** True when requests may also use {@code or}, {@code not}, {@code in} and {@code not in}. */
    @WithDefault("false")
    boolean extended();
}
