package io.leasehold.reservation.enforcement;

import static io.leasehold.reservation.enforcement.Facts.BY_ITS_OWNER;
import static io.leasehold.reservation.enforcement.Facts.PROJECT;
import static io.leasehold.reservation.enforcement.Facts.leaseOf;
import static io.leasehold.reservation.enforcement.Facts.settings;
import static io.leasehold.reservation.enforcement.Facts.standing;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.ServiceException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("case-68")
class MaxLeaseDurationFilterTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LONGER = DAY.plusMinutes(1);
    private static final String TOO_LONG =
            "Lease duration of 86460 seconds must be less than or equal to the maximum lease duration of 86400 seconds.";

    private final EnforcementFilter aDay = filter(Map.of("max-lease-duration", "86400"));

    @Test
    void a_lease_may_be_as_long_as_the_maximum() {
        allowed(aDay.checkCreate(BY_ITS_OWNER, leaseOf(DAY)));
        allowed(aDay.checkUpdate(BY_ITS_OWNER, standing(LONGER), standing(DAY)));
    }

    @Test
    void a_longer_lease_is_forbidden() {
        refused(aDay.checkCreate(BY_ITS_OWNER, leaseOf(LONGER)), ErrorKind.FORBIDDEN);
    }

    @Test
    void prolonging_a_lease_beyond_the_maximum_is_a_bad_request() {
        refused(aDay.checkUpdate(BY_ITS_OWNER, standing(DAY), standing(LONGER)), ErrorKind.BAD_REQUEST);
    }

    @Test
    void leases_of_an_exempt_project_may_be_longer_however_its_id_is_spelled() {
        EnforcementFilter exempting = filter(Map.of(
                "max-lease-duration",
                "86400",
                "max-lease-duration-exempt-project-ids",
                "p9,AA45F569-01EF-45EE-95E3-D211097C0EA3"));

        allowed(exempting.checkCreate(BY_ITS_OWNER, leaseOf(LONGER)));
    }

    @Test
    void the_project_of_the_lease_counts_and_not_that_of_an_administrator_who_changes_it() {
        Context administrator = new Context("u0", "p0", "https://identity/v3", null);
        EnforcementFilter exemptingAdministrators =
                filter(Map.of("max-lease-duration", "86400", "max-lease-duration-exempt-project-ids", "p0"));
        EnforcementFilter exemptingOwners =
                filter(Map.of("max-lease-duration", "86400", "max-lease-duration-exempt-project-ids", PROJECT));

        refused(
                exemptingAdministrators.checkUpdate(administrator, standing(DAY), standing(LONGER)),
                ErrorKind.BAD_REQUEST);
        allowed(exemptingOwners.checkUpdate(administrator, standing(DAY), standing(LONGER)));
    }

    @Test
    void without_a_maximum_a_lease_may_have_any_length() {
        allowed(filter(Map.of()).checkCreate(BY_ITS_OWNER, leaseOf(Duration.ofDays(10_000))));
        allowed(aDay.onEnd(BY_ITS_OWNER, standing(LONGER)));
    }

    private static EnforcementFilter filter(Map<String, String> settings) {
        return new MaxLeaseDurationFilter(settings(settings));
    }

    private static void allowed(Uni<Void> verdict) {
        assertThatCode(() -> verdict.await().indefinitely()).doesNotThrowAnyException();
    }

    private static void refused(Uni<Void> verdict, ErrorKind kind) {
        assertThatThrownBy(() -> verdict.await().indefinitely())
                .hasMessage(TOO_LONG)
                .asInstanceOf(InstanceOfAssertFactories.type(ServiceException.class))
                .extracting(ServiceException::kind)
                .isEqualTo(kind);
    }
}
