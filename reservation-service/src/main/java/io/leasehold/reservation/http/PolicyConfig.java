package io.leasehold.reservation.http;

import io.leasehold.common.auth.Role;
import io.smallrye.config.ConfigMapping;
import java.util.Map;

/** Settings of policy rules. */
@ConfigMapping(prefix = "reservation.policy")
public interface PolicyConfig {
    /**
     * Roles that replace default ones, by the name of the rule, such as {@code oshosts:get_allocations}: {@code reader},
     * {@code member} or {@code admin}.
     */
    Map<String, Role> rules();
}
