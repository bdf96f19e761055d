package io.leasehold.hypervisor.sdpf;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.util.Optional;

/** How the API shows itself. */
@ConfigMapping(prefix = "dh")
interface ApiConfig {
    /** Where clients reach this service, without {@code /v1.0}; when unset, where the request in hand was sent. */
    Optional<String> publicUrl();

    /** Where the bare-metal API behind the links would be; when unset, {@code /baremetal} at the same address. */
    Optional<String> baremetalUrl();

    /** The longest body of a request, in characters. */
    @WithName("http.max-body")
    @WithDefault("65536")
    int maxBody();
}
