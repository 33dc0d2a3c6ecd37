Attribute VB_Name = "modFungsi"
' Cell functions. Made from lkjip_xl/hosts/udf.py by scripts/build_vba_functions: do not change this text.

' jawaban: Jawaban 1-4: satu baris satu responden, satu kolom satu unsur.
' bobot: Bobot unsur: 1/x (bawaan), 0.11, atau 0.111; biasanya bobot_skm.
' kosong: Abaikan jawaban (bawaan) atau Abaikan responden; biasanya jawaban_kosong.
Public Function IKM(jawaban As Variant, Optional bobot As Variant, Optional kosong As Variant) As Variant
Attribute IKM.VB_Description = "Menghitung IKM (25-100) dari jawaban responden."
    On Error GoTo gagal
    If IsMissing(bobot) Then bobot = Empty
    If IsMissing(kosong) Then kosong = Empty
    IKM = SebagaiIsi(PanggilFungsi("IKM", Array(jawaban, bobot, kosong)))
    Exit Function
gagal:
    IKM = TidakBerjalan(Err.Description)
End Function

' jawaban: Jawaban 1-4: satu baris satu responden, satu kolom satu unsur.
' kosong: Abaikan jawaban (bawaan) atau Abaikan responden; biasanya jawaban_kosong.
Public Function IKM_NRR(jawaban As Variant, Optional kosong As Variant) As Variant
Attribute IKM_NRR.VB_Description = "Menghitung nilai rata-rata (NRR) setiap unsur: satu baris, satu kolom untuk setiap unsur."
    On Error GoTo gagal
    If IsMissing(kosong) Then kosong = Empty
    IKM_NRR = SebagaiIsi(PanggilFungsi("IKM_NRR", Array(jawaban, kosong)))
    Exit Function
gagal:
    IKM_NRR = TidakBerjalan(Err.Description)
End Function

' nrr: NRR setiap unsur (1-4); sel kosong tidak dihitung.
' n: Banyaknya responden: memulihkan NRR yang tidak habis dibagi.
' bobot: Bobot unsur: 1/x (bawaan), 0.11, atau 0.111; biasanya bobot_skm.
Public Function IKM_DARI_NRR(nrr As Variant, Optional n As Variant, Optional bobot As Variant) As Variant
Attribute IKM_DARI_NRR.VB_Description = "Menghitung IKM (25-100) dari NRR setiap unsur."
    On Error GoTo gagal
    If IsMissing(n) Then n = Empty
    If IsMissing(bobot) Then bobot = Empty
    IKM_DARI_NRR = SebagaiIsi(PanggilFungsi("IKM_DARI_NRR", Array(nrr, n, bobot)))
    Exit Function
gagal:
    IKM_DARI_NRR = TidakBerjalan(Err.Description)
End Function

' ikm: Nilai IKM (25-100): satu sel atau satu rentang.
' tahun: Tahun survei; bawaan: peraturan terbaru.
Public Function MUTU_LAYANAN(ikm As Variant, Optional tahun As Variant) As Variant
Attribute MUTU_LAYANAN.VB_Description = "Memberi mutu pelayanan (A-D) dari nilai IKM."
    On Error GoTo gagal
    If IsMissing(tahun) Then tahun = Empty
    MUTU_LAYANAN = SebagaiIsi(PanggilFungsi("MUTU_LAYANAN", Array(ikm, tahun)))
    Exit Function
gagal:
    MUTU_LAYANAN = TidakBerjalan(Err.Description)
End Function

' ikm: Nilai IKM (25-100): satu sel atau satu rentang.
' tahun: Tahun survei; bawaan: peraturan terbaru.
Public Function KINERJA_UNIT(ikm As Variant, Optional tahun As Variant) As Variant
Attribute KINERJA_UNIT.VB_Description = "Memberi kinerja unit pelayanan (Sangat Baik sampai Tidak Baik) dari nilai IKM."
    On Error GoTo gagal
    If IsMissing(tahun) Then tahun = Empty
    KINERJA_UNIT = SebagaiIsi(PanggilFungsi("KINERJA_UNIT", Array(ikm, tahun)))
    Exit Function
gagal:
    KINERJA_UNIT = TidakBerjalan(Err.Description)
End Function

' target: Target; rentang ditulis 70..80.
' realisasi: Realisasi dalam satuan yang sama.
' arah: naik, turun, atau rentang.
' batas: Batas atas capaian dalam persen: Tanpa batas (bawaan), 100, atau 120.
Public Function CAPAIAN(target As Variant, realisasi As Variant, arah As Variant, Optional batas As Variant) As Variant
Attribute CAPAIAN.VB_Description = "Menghitung capaian kinerja dalam persen."
    On Error GoTo gagal
    If IsMissing(batas) Then batas = Empty
    CAPAIAN = SebagaiIsi(PanggilFungsi("CAPAIAN", Array(target, realisasi, arah, batas)))
    Exit Function
gagal:
    CAPAIAN = TidakBerjalan(Err.Description)
End Function

' capaian: Capaian dalam persen: satu sel atau satu rentang.
' skala: Nama skala predikat; biasanya skala_predikat.
Public Function PREDIKAT(capaian As Variant, Optional skala As Variant) As Variant
Attribute PREDIKAT.VB_Description = "Memberi predikat (Sangat Tinggi sampai Sangat Rendah) dari capaian."
    On Error GoTo gagal
    If IsMissing(skala) Then skala = Empty
    PREDIKAT = SebagaiIsi(PanggilFungsi("PREDIKAT", Array(capaian, skala)))
    Exit Function
gagal:
    PREDIKAT = TidakBerjalan(Err.Description)
End Function

' capaian: Capaian dalam persen.
' serapan: Serapan anggaran dalam persen.
' rumus: Rasio (bawaan) atau Selisih; biasanya rumus_efisiensi.
Public Function EFISIENSI(capaian As Variant, serapan As Variant, Optional rumus As Variant) As Variant
Attribute EFISIENSI.VB_Description = "Menghitung efisiensi: capaian dibanding serapan anggaran."
    On Error GoTo gagal
    If IsMissing(rumus) Then rumus = Empty
    EFISIENSI = SebagaiIsi(PanggilFungsi("EFISIENSI", Array(capaian, serapan, rumus)))
    Exit Function
gagal:
    EFISIENSI = TidakBerjalan(Err.Description)
End Function

' populasi: Banyaknya penerima layanan pada masa survei.
Public Function JUMLAH_SAMPEL(populasi As Variant) As Variant
Attribute JUMLAH_SAMPEL.VB_Description = "Menghitung jumlah responden minimal menurut tabel Krejcie dan Morgan."
    On Error GoTo gagal
    JUMLAH_SAMPEL = SebagaiIsi(PanggilFungsi("JUMLAH_SAMPEL", Array(populasi)))
    Exit Function
gagal:
    JUMLAH_SAMPEL = TidakBerjalan(Err.Description)
End Function

' tgl: Sel tanggal, atau teks seperti 22/11/2026.
Public Function TANGGAL_INDONESIA(tgl As Variant) As Variant
Attribute TANGGAL_INDONESIA.VB_Description = "Menulis tanggal seperti pada surat: 22 November 2026."
    On Error GoTo gagal
    TANGGAL_INDONESIA = SebagaiIsi(PanggilFungsi("TANGGAL_INDONESIA", Array(tgl)))
    Exit Function
gagal:
    TANGGAL_INDONESIA = TidakBerjalan(Err.Description)
End Function

' n: Bilangan; angka di belakang koma dibaca satu per satu.
Public Function TERBILANG(n As Variant) As Variant
Attribute TERBILANG.VB_Description = "Menulis bilangan dengan huruf."
    On Error GoTo gagal
    TERBILANG = SebagaiIsi(PanggilFungsi("TERBILANG", Array(n)))
    Exit Function
gagal:
    TERBILANG = TidakBerjalan(Err.Description)
End Function

' What Python gave: one value, or rows of values, which LibreOffice hands over as an array of arrays.
Private Function SebagaiIsi(hasil As Variant) As Variant
    Dim tabel() As Variant
    Dim b As Long
    Dim k As Long
    SebagaiIsi = hasil
    If Not DiLibreOffice() Then Exit Function
    If Not IsArray(hasil) Then Exit Function
    ReDim tabel(0 To UBound(hasil), 0 To UBound(hasil(0)))
    For b = 0 To UBound(hasil)
        For k = 0 To UBound(hasil(0))
            tabel(b, k) = hasil(b)(k)
        Next k
    Next b
    SebagaiIsi = tabel
End Function

Private Function TidakBerjalan(ByVal sebab As String) As String
    TidakBerjalan = Left("#LKJIP: Python tidak dapat dipanggil (" & sebab & "). Jalankan lkjip diagnosa.", 255)
End Function
