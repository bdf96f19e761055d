package io.leasehold.device.query;

import static io.leasehold.common.test.TestBacking.BOB;
import static io.leasehold.device.DataCentre.D1;
import static io.leasehold.device.DataCentre.D10;
import static io.leasehold.device.DataCentre.D2;
import static io.leasehold.device.DataCentre.D3;
import static io.leasehold.device.DataCentre.D5;
import static io.leasehold.device.DataCentre.D6;
import static io.leasehold.device.DataCentre.D7;
import static io.leasehold.device.DataCentre.D8;
import static io.leasehold.device.DataCentre.D9;
import static io.leasehold.device.DataCentre.G1;
import static io.leasehold.device.DataCentre.H1;
import static io.leasehold.device.DataCentre.H2;
import static io.leasehold.device.DataCentre.S1;
import static io.leasehold.device.DataCentre.V1;
import static io.leasehold.device.DataCentre.V4;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.leasehold.device.DataCentre;
import io.leasehold.device.DeviceApi;
import io.leasehold.device.DeviceTest;
import io.restassured.response.ValidatableResponse;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DeviceTest
class QueryApiTest {
    private static final DeviceApi ADMIN = DeviceApi.fixtureSession();

    @BeforeEach
    void reset_the_fixture() {
        DataCentre.reset();
    }

    @Test
    @Tag("case-41")
    void a_query_filters_orders_pages_counts_and_selects() {
        devices(
                        "q=name~=GRID%25&q=status?=Active,Attached&limit=2&start=1&replyWithCount=true&sort=-uuid&fields=uuid,name")
                .statusCode(200)
                .body("inventories", hasSize(2))
                .body("inventories[0].keySet()", equalTo(Set.of("uuid", "name")))
                .body("inventories.uuid", contains(D7, D6))
                .body("total", equalTo(8));
    }

    @Test
    @Tag("case-42")
    void a_query_can_only_count() {
        devices("count=true").body("total", equalTo(10)).body("$", not(hasKey("inventories")));
    }

    @ParameterizedTest
    @Tag("case-42")
    @CsvSource(
            delimiter = '|',
            value = {
                "q=vmInstanceUuid%20is%20null|10",
                "q=vmInstanceUuid+is+null|10",
                "q=vmInstanceUuid not null|0",
                "q=description=|0",
                "q=vendor!=NVIDIA|0",
                "q=vendor!=AMD|8",
                "q=vendor is null|2",
                "q=name~=grid%|8",
                "q=name=grid m60-2a|0",
                "q=name!~=GRID%|2",
                "q=name~=SE slice _|2",
                "q=status=Gone|0",
                "q=hostUuid!?=af505b47d522413d99d361b93cf92d2a|4",
                "q=state=Disabled|1",
                "q=createDate>2001-01-01 00:00:00|10",
                "q=createDate<Nov 14, 2017 10:20:57 PM|0",
                "q=uuid>=4|2",
                "q=mdevSpec.mdevType=nvidia-35|8",
                "q=pciDevice.pciDeviceAddress=0000:06:00.0|8",
                "q=host.name=910542A_78A1B02|4",
                "q=__userTag__ is null|10",
                "q=name=a>=b|0",
                "q=name=\\'|0"
            })
    void conditions_select_the_matching_devices(String query, int matches) {
        devices(query.replace(" ", "%20").replaceAll("%(?![0-9A-F]{2})", "%25") + "&replyWithCount=true")
                .statusCode(200)
                .body("total", equalTo(matches))
                .body("inventories", hasSize(matches));
    }

    @ParameterizedTest
    @Tag("case-42")
    @ValueSource(strings = {"q=name", "q==x", "limit=x", "limit=-1", "start=x", "count=maybe", "limit=1&limit=2"})
    void malformed_parameters_are_a_bad_request(String query) {
        devices(query).statusCode(400).body("error.code", equalTo("SYS.1007"));
    }

    @ParameterizedTest
    @Tag("case-42")
    @ValueSource(
            strings = {
                "q=foo=1",
                "sort=-foo",
                "fields=uuid,foo",
                "fields=__systemTag__",
                "fields=host.name",
                "q=zone.name=x",
                "q=createDate>yesterday",
                "filterName=x"
            })
    void unknown_fields_and_values_are_an_invalid_argument(String query) {
        devices(query).statusCode(503).body("error.code", equalTo("SYS.1007"));
    }

    @Test
    void a_raw_plus_sorts_in_ascending_order() {
        devices("sort=+uuid&limit=1").body("inventories.uuid", contains(D1));
        devices("sort=%2Buuid&limit=1").body("inventories.uuid", contains(D1));
        devices("sort=-uuid&limit=1").body("inventories.uuid", contains(D10));
    }

    @Test
    @Tag("case-43")
    void showing_a_device_returns_a_list_of_at_most_one() {
        ADMIN.get("/mdev-devices/" + D1).statusCode(200).body("inventories.uuid", contains(D1));
        ADMIN.get("/mdev-devices/0123456789abcdef0123456789abcdef")
                .statusCode(200)
                .body("inventories", empty())
                .body("schema", is(anEmptyMap()));
    }

    @Test
    @Tag("case-33")
    void candidates_are_the_devices_that_can_be_attached() {
        candidates("vmInstanceUuid=" + V1)
                .statusCode(200)
                .body("inventories.uuid", containsInAnyOrder(D1, D2, D3, D5, D6, D7, D8, D9, D10));

        ADMIN.attach(D1, V1).statusCode(200);

        candidates("vmInstanceUuid=" + V1)
                .body("inventories.uuid", containsInAnyOrder(D2, D3, D9, D10))
                .body("inventories[0].uuid", equalTo(D2));
    }

    @Test
    @Tag("case-34")
    void candidates_are_selected_by_one_location_and_known_types() {
        candidates("hostUuid=%s&vmInstanceUuid=%s".formatted(H1, V1))
                .statusCode(503)
                .body("error.code", equalTo("SYS.1007"));
        candidates("types=Foo").statusCode(503).body("error.code", equalTo("SYS.1007"));
        candidates("clusterUuids=0123456789abcdef0123456789abcdef").statusCode(503);
        candidates("types=SE_Controller").body("inventories.uuid", containsInAnyOrder(D9, D10));
        candidates("types.0=SE_Controller&types.1=GPU_3D_Controller&hostUuid=" + H1)
                .body("inventories.uuid", containsInAnyOrder(D9, D10));
        candidates("hostUuid=" + H2).body("inventories.hostUuid", everyItem(equalTo(H2)));
    }

    @Test
    void candidates_for_a_vm_of_another_account_are_not_found() {
        DeviceApi.as(BOB)
                .get("/mdev-devices/candidates?vmInstanceUuid=" + V1)
                .statusCode(503)
                .body("error.code", equalTo("SYS.1003"));
        DeviceApi.as(BOB).get("/mdev-devices/candidates?vmInstanceUuid=" + V4).statusCode(200);
    }

    @Test
    void specs_are_listed() {
        ADMIN.get("/mdev-device-specs?q=maxInstance>=4&q=framebufferMiB=2048")
                .statusCode(200)
                .body("inventories.uuid", contains(S1))
                .body("inventories[0].name", equalTo("GRID M60-2A"))
                .body("inventories[0].mdevType", equalTo("nvidia-35"))
                .body(
                        "schema.'inventories[0]'",
                        equalTo("org.zstack.pciDevice.specification.mdev.MdevDeviceSpecInventory"));
        ADMIN.get("/mdev-device-specs/" + S1).body("inventories", hasSize(1));
        ADMIN.get("/mdev-device-specs?q=maxInstance=many").statusCode(503);
    }

    @Test
    void pci_devices_are_listed_with_their_specs() {
        ADMIN.get("/pci-device/pci-devices/" + G1)
                .statusCode(200)
                .body("inventories[0].virtStatus", equalTo("VFIO_MDEV_VIRTUALIZED"))
                .body("inventories[0].pciDeviceAddress", equalTo("0000:06:00.0"))
                .body("inventories[0].mdevSpecRefs", hasSize(2))
                .body("inventories[0].mdevSpecRefs[0].mdevSpecUuid", equalTo(S1))
                .body("inventories[0].mdevSpecRefs[0].effective", is(true))
                .body("inventories[0].mdevSpecRefs[1].effective", is(false))
                .body(
                        "schema.'inventories[0].mdevSpecRefs[1]'",
                        equalTo("org.zstack.pciDevice.specification.mdev.PciDeviceMdevSpecRefInventory"));
        ADMIN.get("/pci-device/pci-devices?q=virtStatus=VFIO_MDEV_VIRTUALIZABLE&count=true")
                .body("total", equalTo(1));
    }

    private static ValidatableResponse devices(String query) {
        return ADMIN.get("/mdev-devices?" + query);
    }

    private static ValidatableResponse candidates(String query) {
        return ADMIN.get("/mdev-devices/candidates?" + query);
    }
}
