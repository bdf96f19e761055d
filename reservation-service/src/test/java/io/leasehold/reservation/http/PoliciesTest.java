package io.leasehold.reservation.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.auth.Role;
import io.leasehold.common.error.ServiceException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PoliciesTest {
    private static final Caller ADMIN = caller("p0", Role.ADMIN);
    private static final Caller MEMBER = caller("p1", Role.MEMBER);
    private static final Caller READER = caller("p1", Role.READER);

    @Test
    @Tag("case-67")
    void a_rule_admits_callers_in_their_own_project_only() {
        Policies usual = policies(Map.of());

        allowed(usual, Policy.LEASES_GET, READER, "p1");
        allowed(usual, Policy.LEASES_PUT, MEMBER, "p1");
        refused(usual, Policy.LEASES_PUT, READER, "p1", "Policy doesn't allow blazar:leases:put to be performed");
        refused(usual, Policy.LEASES_GET, MEMBER, "p2", "Policy doesn't allow blazar:leases:get to be performed");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("case-67")
    void an_administrator_may_do_everything_everywhere(Policy policy) {
        allowed(policies(Map.of()), policy, ADMIN, "p1");
    }

    @Test
    @Tag("case-67")
    void floating_ips_are_shown_to_readers_and_kept_by_administrators() {
        Policies usual = policies(Map.of());

        allowed(usual, Policy.FLOATINGIPS_GET, READER, "p1");
        refused(
                usual,
                Policy.FLOATINGIPS_POST,
                MEMBER,
                "p1",
                "Policy doesn't allow blazar:floatingips:post to be performed");
    }

    @Test
    void a_deployment_opens_and_closes_rules() {
        Policies changed = policies(Map.of("oshosts:get_allocations", "reader", "leases:post", "admin"));

        allowed(changed, Policy.OSHOSTS_GET_ALLOCATIONS, READER, "p1");
        refused(changed, Policy.OSHOSTS_GET, READER, "p1", "Policy doesn't allow blazar:oshosts:get to be performed");
        refused(changed, Policy.LEASES_POST, MEMBER, "p1", "Policy doesn't allow blazar:leases:post to be performed");
    }

    @Test
    void a_rule_that_does_not_exist_stops_the_start() {
        assertThatThrownBy(() -> policies(Map.of("oshosts:allocations", "reader")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("reservation.policy.rules names the rule oshosts:allocations, which does not exist");
    }

    @Test
    void a_role_that_users_cannot_have_stops_the_start() {
        assertThatThrownBy(() -> policies(Map.of("oshosts:get", "boss")))
                .hasMessageContaining("reservation.policy.rules.\"oshosts:get\"")
                .hasMessageContaining("boss");
        assertThatThrownBy(() -> policies(Map.of("oshosts:get", "service")))
                .hasMessage("reservation.policy.rules.\"oshosts:get\" is service; it must be reader, member or admin");
    }

    private static void allowed(Policies policies, Policy policy, Caller caller, String owner) {
        assertThatCode(() -> policies.require(policy, caller, owner)).doesNotThrowAnyException();
    }

    private static void refused(Policies policies, Policy policy, Caller caller, String owner, String message) {
        assertThatThrownBy(() -> policies.require(policy, caller, owner))
                .isInstanceOf(ServiceException.class)
                .hasMessage(message);
    }

    private static Policies policies(Map<String, String> rules) {
        SmallRyeConfigBuilder settings = new SmallRyeConfigBuilder().withMapping(PolicyConfig.class);
        rules.forEach(
                (rule, role) -> settings.withDefaultValue("reservation.policy.rules.\"%s\"".formatted(rule), role));
        return new Policies(settings.build().getConfigMapping(PolicyConfig.class));
    }

    private static Caller caller(String project, Role role) {
        return new Caller("u1", project, Set.of(role));
    }
}
