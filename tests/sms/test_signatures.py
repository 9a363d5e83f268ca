"""The checker of signatures knows the examples the providers publish; so what passes it passes there."""

from portal.sms import alibaba
from tests.sms import signatures

EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
ACS3_HEADERS = {
    "host": "ecs.cn-shanghai.aliyuncs.com",
    "x-acs-action": "RunInstances",
    "x-acs-content-sha256": EMPTY,
    "x-acs-date": "2023-10-26T10:22:32Z",
    "x-acs-signature-nonce": "3156853299f313e23d1673dc12e1703d",
    "x-acs-version": "2014-05-26",
}
ACS3_QUERY = "ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai"
ACS3_PUBLISHED = "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0"
TC3_PUBLISHED = "10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f"


def test_the_checker_agrees_with_alibabas_published_example():
    named = {**ACS3_HEADERS, "authorization": f"ACS3 SignedHeaders={';'.join(sorted(ACS3_HEADERS))},"}
    found = signatures.acs3(
        secret="YourAccessKeySecret", method="POST", path="/", query=ACS3_QUERY, headers=named, body=b""
    )
    assert found == ACS3_PUBLISHED


def test_our_client_agrees_with_alibabas_published_example():
    header = alibaba.authorization(
        query=ACS3_QUERY, headers=ACS3_HEADERS, key_id="YourAccessKeyId", secret="YourAccessKeySecret"
    )
    assert header.endswith(f"Signature={ACS3_PUBLISHED}")


def test_the_checker_agrees_with_tencents_published_example():
    headers = {
        "authorization": "TC3 SignedHeaders=content-type;host;x-tc-action,",
        "content-type": "application/json; charset=utf-8",
        "host": "cvm.tencentcloudapi.com",
        "x-tc-action": "DescribeInstances",
        "x-tc-timestamp": "1551113065",
    }
    body = rb'{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}'
    found = signatures.tc3(
        secret="*" * 32, service="cvm", method="POST", path="/", query="", headers=headers, body=body
    )
    assert found == TC3_PUBLISHED


def test_a_value_is_encoded_as_the_signature_wants_it():
    fields = {"b": "云 里+*~", "a": '{"code": "1"}'}
    assert alibaba.canonical_query(fields) == "a=%7B%22code%22%3A%20%221%22%7D&b=%E4%BA%91%20%E9%87%8C%2B%2A~"
