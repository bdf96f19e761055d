package io.leasehold.device.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tests that every implementation of {@link DomainDevices} must pass. */
public abstract class DomainDevicesContract {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Domain ONE = new Domain("11111111111111111111111111111111", "one");
    private static final Domain OTHER = new Domain("22222222222222222222222222222222", "other");

    /** Returns the adapter under test. */
    protected abstract DomainDevices devices();

    /** Returns a host with a free device. */
    protected abstract String host();

    /** Returns the free device of the host. */
    protected abstract String device();

    @Test
    void attaching_a_device_again_to_the_same_vm_is_harmless() {
        assertThat(done(devices().holder(host(), device()))).isEmpty();

        done(devices().attach(host(), ONE, device(), AttachMode.COLD));
        done(devices().attach(host(), ONE, device(), AttachMode.BOTH));

        assertThat(done(devices().holder(host(), device()))).contains(ONE.uuid());
        done(devices().detach(host(), ONE, device(), AttachMode.BOTH));
    }

    @Test
    void a_device_of_another_vm_is_busy() {
        done(devices().attach(host(), ONE, device(), AttachMode.COLD));

        assertThatThrownBy(() -> done(devices().attach(host(), OTHER, device(), AttachMode.COLD)))
                .isInstanceOf(HardwareFault.Busy.class);

        assertThat(done(devices().holder(host(), device()))).contains(ONE.uuid());
        done(devices().detach(host(), ONE, device(), AttachMode.COLD));
    }

    @Test
    void detaching_an_absent_device_is_harmless() {
        done(devices().attach(host(), ONE, device(), AttachMode.COLD));

        done(devices().detach(host(), OTHER, device(), AttachMode.COLD));
        assertThat(done(devices().holder(host(), device()))).contains(ONE.uuid());

        done(devices().detach(host(), ONE, device(), AttachMode.COLD));
        done(devices().detach(host(), ONE, device(), AttachMode.COLD));
        assertThat(done(devices().holder(host(), device()))).isEmpty();
    }

    @Test
    void an_unknown_device_is_not_found() {
        assertThatThrownBy(
                        () -> done(devices().attach(host(), ONE, "0123456789abcdef0123456789abcdef", AttachMode.COLD)))
                .isInstanceOf(HardwareFault.NotFound.class);
    }

    @CanIgnoreReturnValue
    private static <T> T done(Uni<T> call) {
        return call.await().atMost(TIMEOUT);
    }
}
