package io.leasehold.reservation.http;

import io.leasehold.common.auth.Role;
import io.smallrye.config.ConfigMapping;
import java.util.Map;

/** Settings of who may do what. */
@ConfigMapping(prefix = "reservation.policy")
public interface PolicyConfig {
    /**
     * The role that a rule asks for instead of its usual one, by the rule's name such as {@code oshosts:get_allocations}:
     * {@code reader}, {@code member} or {@code admin}.
     */
    Map<String, Role> rules();
}
