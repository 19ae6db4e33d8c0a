/// The traditional characters that occur in our words and in everyday ones, and their simplified
/// forms: two texts of one length, read side by side.
package enum Traditional {
    package static let simplified: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
        uniqueKeysWithValues: zip(written.unicodeScalars, meant.unicodeScalars))

    private static let written = """
        幫態勢狀況覽預報關轉辦併並評啟啓動補簽籤會級別銷結終議確認務審無記錄時間線語雙類\
        範圍鏈網來場為爲內證據執編號紅黃藍綠電話與響應謠傷較註達體擊絡國機絕祕個於發佈聲\
        檢覈現點刪軍買僱頂帳賬對負論壓輿導讚僞偽裝駭竊聽監訊張麗長門問題學眾處權責總領組\
        隊設備開閉閱讀書說請誰變過還進選錯陽難離靜頁須願風飛馬驗魚齊龍條標樣樓業極歸決滅\
        災爭獨環產畫當療盡眞礙稱種積穩節約純統維緊織續罰職肅舉蘇術衛規視親覺觀計討訓託許\
        訴診詐詞試該詳誌誤課調談諒識譯護財貨販貼費賠賣質贊車輕輸轄運違遠適遲釋給從們這銀\
        錢鎖鎮闢隱際準測實徑數聯繫蹤單臺復駁採納屬虛暫見傳員揮盤
        """

    private static let meant = """
        帮态势状况览预报关转办并并评启启动补签签会级别销结终议确认务审无记录时间线语双类\
        范围链网来场为为内证据执编号红黄蓝绿电话与响应谣伤较注达体击络国机绝秘个于发布声\
        检核现点删军买雇顶账账对负论压舆导赞伪伪装骇窃听监讯张丽长门问题学众处权责总领组\
        队设备开闭阅读书说请谁变过还进选错阳难离静页须愿风飞马验鱼齐龙条标样楼业极归决灭\
        灾争独环产画当疗尽真碍称种积稳节约纯统维紧织续罚职肃举苏术卫规视亲觉观计讨训托许\
        诉诊诈词试该详志误课调谈谅识译护财货贩贴费赔卖质赞车轻输辖运违远适迟释给从们这银\
        钱锁镇辟隐际准测实径数联系踪单台复驳采纳属虚暂见传员挥盘
        """
}
