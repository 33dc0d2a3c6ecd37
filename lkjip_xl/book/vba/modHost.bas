Attribute VB_Name = "modHost"
' One text for Excel and LibreOffice: finds out which program runs it, and starts Python the way that program can.
'
' No Option Explicit, on purpose: ThisComponent is an object of LibreOffice. Excel takes the word for an empty
' Variant and never gets there. Conditional compilation is no way out: LibreOffice compiles every branch of #If.
' Only characters of ASCII, so that no code page of a machine can spoil the texts.

Private Const JUDUL As String = "LKjIP"
Private Const NAMA_PESAN As String = "pesan_terakhir"
Private Const NAMA_PYTHON As String = "interpreter_win"
Private Const MULAI As String = "Sedang memulai..."
Private Const JEMBATAN As String = "vnd.sun.star.script:lkjip_bridge.py$"
Private Const DI_PENGGUNA As String = "?language=Python&location=user"

' LibreOffice says 11.0; Excel 2010 and later say 14.0 or more. Application.Name is the same in both.
Public Function DiLibreOffice() As Boolean
    DiLibreOffice = (Val(Application.Version) < 12)
End Function

' For the notice on Beranda: a cell that cannot call this knows that macros are blocked.
Public Function MAKRO_AKTIF() As Boolean
    MAKRO_AKTIF = True
End Function

' A button: run the function of that name of lkjip_xl.hosts.macros.
Public Sub Jalankan(ByVal fungsi As String)
    On Error GoTo gagal
    If DiLibreOffice() Then
        JalankanDiLibreOffice fungsi
    Else
        JalankanDiExcel fungsi
    End If
    Exit Sub
gagal:
    MsgBox PesanGagal(Err.Description), vbExclamation, JUDUL
End Sub

' A cell function: the value of the function of that name of lkjip_xl.hosts.udf.
Public Function PanggilFungsi(ByVal fungsi As String, argumen As Variant) As Variant
    If DiLibreOffice() Then
        PanggilFungsi = PanggilDiLibreOffice(fungsi, argumen)
    Else
        PanggilFungsi = PanggilDiExcel(fungsi, argumen)
    End If
End Function

Private Sub JalankanDiExcel(ByVal fungsi As String)
    Dim lama As Variant
    If PythonHilang() Then
        MsgBox "Python tidak ditemukan di " & JalurPython() & "." & vbCrLf & vbCrLf & "Tutup buku induk ini, lalu jalankan perintah 'lkjip pasang excel --folder FOLDER'.", vbExclamation, JUDUL
        Exit Sub
    End If
    ' RunPython and the Python side ask for the active workbook.
    ThisWorkbook.Activate
    lama = TampilkanMulai()
    ' Late bound: the module xlwings need not exist where this text is compiled.
    On Error GoTo gagal
    Application.Run "RunPython", "import lkjip_xl.hosts.macros as m; m." & fungsi & "()"
    KembalikanPesan lama
    Exit Sub
gagal:
    MsgBox PesanGagal(Err.Description), vbExclamation, JUDUL
    KembalikanPesan lama
End Sub

' Whether the workbook names a Python that is not there: xlwings asks the same, and would say so in English. A name
' with % in it, or none at all, is left to xlwings, which looks further.
Private Function PythonHilang() As Boolean
    Dim jalur As String
    jalur = JalurPython()
    If jalur <> "" And InStr(jalur, "%") = 0 Then
        PythonHilang = Not Application.Run("FileExists", jalur)
    End If
End Function

Private Function JalurPython() As String
    JalurPython = ThisWorkbook.Names(NAMA_PYTHON).RefersToRange.Value
End Function

' Python needs a second to start: say so first. Returns the message that stood there. A courtesy: where the sheet
' refuses it (a password of the office's own), the step still runs, and says so itself.
Private Function TampilkanMulai() As Variant
    Dim sel As Object
    On Error Resume Next
    Application.StatusBar = MULAI
    Set sel = ThisWorkbook.Names(NAMA_PESAN).RefersToRange
    TampilkanMulai = sel.Value
    If sel.Worksheet.ProtectContents Then sel.Worksheet.Protect UserInterfaceOnly:=True, AllowFormattingColumns:=True, AllowFormattingRows:=True, AllowSorting:=True, AllowFiltering:=True
    sel.Value = MULAI
End Function

' A step that succeeds has written its own message; one that never started or was refused leaves the old one.
Private Sub KembalikanPesan(ByVal lama As Variant)
    Dim sel As Object
    On Error Resume Next
    Set sel = ThisWorkbook.Names(NAMA_PESAN).RefersToRange
    If sel.Value = MULAI Then
        sel.Value = lama
    End If
    Application.StatusBar = False
End Sub

Private Sub JalankanDiLibreOffice(ByVal fungsi As String)
    Dim skrip As Object
    Dim indeks As Variant
    Dim keluar As Variant
    indeks = Array()
    keluar = Array()
    Set skrip = ThisComponent.getScriptProvider().getScript(JEMBATAN & "jalankan" & DI_PENGGUNA)
    skrip.invoke Array(ThisComponent, fungsi), indeks, keluar
End Sub

Private Function PanggilDiExcel(ByVal fungsi As String, argumen As Variant) As Variant
    Dim python As Object
    Set python = Application.Run("XLPy")
    PanggilDiExcel = python.CallUDF("lkjip_xl.hosts.udf", fungsi, argumen, ThisWorkbook, Application.Caller)
End Function

Private Function PanggilDiLibreOffice(ByVal fungsi As String, argumen As Variant) As Variant
    Dim skrip As Object
    Dim indeks As Variant
    Dim keluar As Variant
    Dim nilai() As Variant
    Dim i As Long
    indeks = Array()
    keluar = Array()
    ReDim nilai(LBound(argumen) To UBound(argumen))
    For i = LBound(argumen) To UBound(argumen)
        If IsObject(argumen(i)) Then
            nilai(i) = IsiRentang(argumen(i))
        Else
            nilai(i) = argumen(i)
        End If
    Next i
    Set skrip = ThisComponent.getScriptProvider().getScript(JEMBATAN & "fungsi" & DI_PENGGUNA)
    PanggilDiLibreOffice = skrip.invoke(Array(fungsi, nilai), indeks, keluar)
End Function

' LibreOffice gives 0 for a cell with an error, which would pass for a figure: its text goes to Python instead.
Private Function IsiRentang(rentang As Variant) As Variant
    Dim isi As Variant
    Dim sel As Object
    Dim b As Long
    Dim k As Long
    isi = rentang.Value
    If rentang.CellRange.queryFormulaCells(4).Count > 0 Then
        If Not IsArray(isi) Then
            isi = rentang.CellRange.getCellByPosition(0, 0).String
        Else
            For b = LBound(isi, 1) To UBound(isi, 1)
                For k = LBound(isi, 2) To UBound(isi, 2)
                    Set sel = rentang.CellRange.getCellByPosition(k - LBound(isi, 2), b - LBound(isi, 1))
                    If sel.getError() <> 0 Then isi(b, k) = sel.String
                Next k
            Next b
        End If
    End If
    IsiRentang = isi
End Function

Private Function PesanGagal(ByVal sebab As String) As String
    PesanGagal = "Program LKjIP tidak dapat dimulai: " & sebab & vbCrLf & vbCrLf & "Tutup buku induk ini, jalankan perintah 'lkjip diagnosa', lalu ikuti petunjuknya."
End Function
